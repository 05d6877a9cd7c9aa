package io.credledger.refresh;

import io.credledger.crypto.DataKey;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details.ProviderAnswer;
import io.credledger.ledger.LostCause;
import io.credledger.ledger.ReauthReason;
import io.credledger.ledger.RefreshTrouble;
import io.credledger.ledger.Refreshing.OpenAttempt;
import io.credledger.ledger.Reply;
import io.credledger.sealing.BrokenSealException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is found out about a connection without asking its provider, brought to the ledger. Returns at once. Safe for use by many threads. */
public final class Findings {

    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);
    private static final ProviderAnswer NO_WORDS = new ProviderAnswer(null, null);

    /** In place of a provider that cannot be told. */
    private static final String NOBODY = "-";

    private final WorkerCommands commands;
    private final Submission submission;
    private final Opened opened;
    private final RefreshFigures figures;
    private final Executor work;
    private final Set<ConnectionId> underway = ConcurrentHashMap.newKeySet();

    public Findings(
            WorkerCommands commands, Submission submission, Opened opened, RefreshFigures figures, Executor work) {
        this.commands = commands;
        this.submission = submission;
        this.opened = opened;
        this.figures = figures;
        this.work = work;
    }

    /** The worker of an open attempt went away, and nobody has its answer. */
    public void lost(Held held, OpenAttempt open, Instant retryAt) {
        CommandHeader header = commands.header(held.id(), open.attempt() + "/lose/" + retryAt, null);
        Command command = new Command.LoseRefresh(held.id(), open.attempt(), LostCause.WORKER_LOST, retryAt);
        submit(held, header, command, () -> {
            LOG.warn("attempt {} was left open by {} and counts as unknown", open.attempt(), open.worker());
            figures.lost(provider(held));
        });
    }

    /** An attempt of ours was begun on the log when we had given it up. */
    public void unsent(Held held, OpenAttempt open, Instant retryAt) {
        CommandHeader header = commands.header(held.id(), open.attempt() + "/unsent/" + retryAt, null);
        Command command = new Command.FailRefresh(held.id(), open.attempt(), RefreshTrouble.NOT_SENT, retryAt);
        submit(held, header, command, () -> LOG.info("attempt {} began too late and sent nothing", open.attempt()));
    }

    /** Nothing that is held can be sent. */
    public void needsPerson(Held held, ReauthReason reason) {
        long version = held.state().version();
        CommandHeader header = commands.header(held.id(), "reauth/" + version, version);
        Command command =
                new Command.RequireReauthorisation(held.id(), held.state().generation(), null, reason);
        submit(held, header, command, () -> LOG.info("connection {} needs a person: {}", held.id(), reason.code()));
    }

    /**
     * While one finding about a connection is on its way, others are none.
     *
     * @param found runs if the ledger did not know better
     */
    private void submit(Held held, CommandHeader header, Command command, Runnable found) {
        if (underway.add(held.id())) {
            var unused = CompletableFuture.completedFuture(held)
                    .thenComposeAsync(about -> send(about, header, command), work)
                    .whenComplete((reply, failure) -> {
                        underway.remove(held.id());
                        if (reply != null && reply.filter(Findings::changed).isPresent()) {
                            found.run();
                        }
                    });
        }
    }

    private String provider(Held held) {
        try {
            return opened.credential(held)
                    .map(credential -> credential.provider().value())
                    .orElse(NOBODY);
        } catch (BrokenSealException e) {
            return NOBODY;
        }
    }

    private static boolean changed(Reply reply) {
        return reply.outcome() instanceof Reply.Accepted accepted && accepted.events() > 0;
    }

    /** Where the key is shredded nothing can be said about the connection any more. */
    private CompletableFuture<Optional<Reply>> send(Held held, CommandHeader header, Command command) {
        Optional<DataKey> lent = opened.key(held, held.state().detailsKey());
        if (lent.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        try (DataKey key = lent.get()) {
            return submission
                    .untilDecided(commands.finish(header, command, NO_WORDS, key))
                    .thenApply(Optional::of);
        }
    }
}
