package io.credledger.cli.audit;

import io.credledger.cli.audit.proof.HistoryFile;
import io.credledger.cli.audit.proof.HistoryMaker;
import io.credledger.cli.audit.proof.ProvenHistory;
import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.terminal.Meter;
import io.credledger.cli.client.terminal.Progress;
import io.credledger.ledger.ConnectionId;
import io.credledger.note.VerifierKey;
import io.credledger.streams.ExitCode;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a file that proves itself. */
@Command(
        name = "prove",
        description = {
            "Write one connection's history with its proofs.",
            "They show that it is in the signed log. 'audit verify FILE' checks them with no network, no Kafka and no keys."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  credledger audit prove con_… --data data -o history.json",
            "  credledger audit verify history.json --key ledger.vkey"
        })
final class ProveCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CONNECTION", description = "Its id, con_….")
    private String connection = "";

    @Option(names = "-o", paramLabel = "FILE", required = true, description = "Where to.")
    private Path file = Path.of("");

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() throws Exception {
        return AuditFailure.exitCode(this::prove);
    }

    private int prove() throws Exception {
        ConnectionId of = Objects.requireNonNull(FilterOptions.connection(connection));
        Meter meter = new Meter(new Progress(client.surroundings().terminal()), "events");
        try (Source opened = source.open(client.surroundings())) {
            VerifierKey key =
                    trust.key(source, client.surroundings(), opened.founding().ledger());
            if (key == null) {
                throw ClientException.usage("--key says whose signature the proof rests on");
            }
            ProvenHistory history = new HistoryMaker(opened.log(), opened.founding(), key).make(of, meter::at);
            meter.end();
            HistoryFile.write(client.surroundings().directory().resolve(file), history);
        }
        client.remark("written to " + file);
        return ExitCode.DONE.code();
    }
}
