package io.credledger.cli.audit;

import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.failure.ClientException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds the log to everything that can be known of it, or a proven history to its proofs. */
@Command(
        name = "verify",
        description = {
            "Fold the log again, compare, and name the first discrepancy.",
            "Compared are order, ownership, the commands that the events carry, the writer's memory, "
                    + "wrapped keys and signed heads. A discrepancy ends it with 8. With --url: compare what that "
                    + "server shows, too. With FILE: check what 'audit prove' wrote, with no network, no Kafka "
                    + "and no keys."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  credledger audit verify --data data --keep heads.note",
            "  credledger audit verify --audit-key-file audit.key --since heads.note",
            "  credledger audit verify --data data --url http://127.0.0.1:8080",
            "  credledger audit verify history.json --key ledger.vkey"
        })
final class VerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "What 'audit prove' wrote.")
    private @Nullable Path history;

    @Option(
            names = "--since",
            paramLabel = "FILE",
            description = {"Signed heads that you kept: the log must continue them.", "May be given several times."})
    private List<Path> since = new ArrayList<>();

    @Option(
            names = "--keep",
            paramLabel = "FILE",
            description = "Write the newest signed heads there, for --since next time.")
    private @Nullable Path keep;

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() throws Exception {
        return AuditFailure.exitCode(this::verify);
    }

    private int verify() throws Exception {
        Path directory = client.surroundings().directory();
        Path file = history;
        if (file != null) {
            if (keep != null || !since.isEmpty() || source.isGiven()) {
                throw ClientException.usage("a FILE is verified alone, with --key at most");
            }
            return new HistoryAudit(client).run(directory.resolve(file), trust.key(client.surroundings()));
        }
        List<byte[]> kept = new ArrayList<>();
        for (Path each : since) {
            kept.add(Files.readAllBytes(directory.resolve(each)));
        }
        return new LogAudit(client, source, trust).run(kept, keep == null ? null : directory.resolve(keep));
    }
}
