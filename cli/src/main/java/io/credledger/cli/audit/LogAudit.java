package io.credledger.cli.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.cli.audit.keys.StoredKeys;
import io.credledger.cli.audit.log.Scratch;
import io.credledger.cli.audit.shown.Later;
import io.credledger.cli.audit.shown.LogStates;
import io.credledger.cli.audit.shown.ViewsCheck;
import io.credledger.cli.audit.verify.Tally;
import io.credledger.cli.audit.verify.Verification;
import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.OutputSettings;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.output.Output;
import io.credledger.cli.client.terminal.Progress;
import io.credledger.cli.files.DurableFile;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.note.VerifierKey;
import io.credledger.streams.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verifies a whole log and says what was looked at. */
final class LogAudit {

    private final ClientOptions client;
    private final SourceOptions source;
    private final TrustOptions trust;

    LogAudit(ClientOptions client, SourceOptions source, TrustOptions trust) {
        this.client = client;
        this.source = source;
        this.trust = trust;
    }

    /**
     * Looks at everything.
     *
     * @param kept signed heads of earlier times
     * @param keep where the newest go; null: nowhere
     */
    int run(List<byte[]> kept, @Nullable Path keep) throws IOException {
        try (Source opened = source.open(client.surroundings())) {
            LedgerFounded founding = opened.founding();
            Meter meter = new Meter(new Progress(client.surroundings().terminal()), "verified");
            VerifierKey key = trust.key(source, client.surroundings(), founding.ledger());
            if (key == null) {
                client.remark("signatures are not looked at: no --key");
            }
            StoredKeys keys = opened.stored();
            Verification verification = new Verification(
                    opened.log(),
                    opened.format(),
                    founding,
                    opened.opened(keys),
                    keys,
                    new Verification.Trust(key, kept));
            try (Scratch scratch = new Scratch()) {
                LogStates states = new LogStates(scratch, opened.opened(keys), founding.server());
                Session server = server();
                if (server != null) {
                    verification.telling(states);
                }
                Tally tally = verification.run(meter::at);
                meter.end();
                show(founding, tally, key, server == null ? null : compared(server, opened, states, scratch));
            } finally {
                meter.end();
            }
            keep(verification, keep);
        }
        return ExitCode.DONE.code();
    }

    /** Where a server is named, and only there: who audits without it needs no token. */
    private @Nullable Session server() {
        return client.choice().url() == null ? null : client.open();
    }

    private static long compared(Session server, Source opened, LogStates states, Scratch scratch) {
        Later later = new Later(opened.log(), opened.format(), states, scratch);
        return new ViewsCheck(server, states, later, scratch, opened.founding().server()).run();
    }

    private static void keep(Verification verification, @Nullable Path keep) throws IOException {
        if (keep != null) {
            byte[] newest = verification.newestHeads();
            if (newest == null) {
                throw new ClientException(ExitCode.NOT_FOUND, "the ledger has signed no heads that could be kept");
            }
            DurableFile.write(keep, newest);
        }
    }

    private void show(LedgerFounded founding, Tally tally, @Nullable VerifierKey key, @Nullable Long shown) {
        ObjectNode verified = JsonNodeFactory.instance
                .objectNode()
                .put("result", "ok")
                .put("ledger", founding.ledger().value())
                .put("shards", founding.shards())
                .put("events", tally.events())
                .put("commands_decided_again", tally.commands())
                .put("sealed_parts_opened", tally.sealedParts())
                .put("sealed_parts_shredded", tally.shreddedParts())
                .put("writers_states", tally.writersStates())
                .put("access_records", tally.accesses())
                .put("shown_by_the_server", shown)
                .put("checkpoints", tally.checkpoints())
                .put("checkpoints_lost_in_restorations", tally.lostCheckpoints())
                .put("key", key == null ? null : key.toString());
        OutputSettings settings = client.output();
        new Output(settings.format(), settings.palette(), client.surroundings()).one(AuditViews.VERIFIED, verified);
    }
}
