package io.credledger.refresh;

import io.credledger.crypto.DataKey;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.Details;
import io.credledger.ledger.Details.ProviderAnswer;
import io.credledger.ledger.LostCause;
import io.credledger.ledger.ReauthReason;
import io.credledger.ledger.Refreshing.OpenAttempt;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is found out about a connection without asking its provider, brought to the ledger. Returns at once. Safe for use by many threads. */
public final class Findings {

    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);
    private static final ProviderAnswer NO_WORDS = new ProviderAnswer(null, null);

    private final WorkerCommands commands;
    private final Submission submission;
    private final Opened opened;
    private final Executor work;

    public Findings(WorkerCommands commands, Submission submission, Opened opened, Executor work) {
        this.commands = commands;
        this.submission = submission;
        this.opened = opened;
        this.work = work;
    }

    /** The worker of an open attempt went away, and nobody has its answer. */
    public void lost(Held held, OpenAttempt open, Instant retryAt) {
        CommandHeader header = commands.header(held.id(), open.attempt() + "/lose/" + retryAt, null);
        LOG.warn("attempt {} was left open by {} and counts as unknown", open.attempt(), open.worker());
        submit(held, header, new Command.LoseRefresh(held.id(), open.attempt(), LostCause.WORKER_LOST, retryAt));
    }

    /** Nothing that is held can be sent. */
    public void needsPerson(Held held, ReauthReason reason) {
        long version = held.state().version();
        CommandHeader header = commands.header(held.id(), "reauth/" + version, version);
        LOG.info("connection {} needs a person: {}", held.id(), reason.code());
        submit(
                held,
                header,
                new Command.RequireReauthorisation(held.id(), held.state().generation(), null, reason));
    }

    private void submit(Held held, CommandHeader header, Command command) {
        work.execute(() -> {
            Optional<DataKey> lent = opened.key(held, held.state().detailsKey());
            if (lent.isEmpty()) {
                return;
            }
            try (DataKey key = lent.get()) {
                Details details = NO_WORDS;
                var unused = submission.untilDecided(commands.finish(header, command, details, key));
            }
        });
    }
}
