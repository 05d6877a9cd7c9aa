package io.credledger.cli.audit;

import io.credledger.cli.audit.log.BundleWriter;
import io.credledger.cli.audit.log.Lane;
import io.credledger.cli.audit.log.LedgerLog;
import io.credledger.cli.audit.verify.Verification;
import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.terminal.Meter;
import io.credledger.cli.client.terminal.Progress;
import io.credledger.streams.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes the log along. */
@Command(
        name = "export",
        description = {
            "Write the whole log into one file.",
            "Events, wrapped keys, checkpoints and the writer's memory, as they are in Kafka. Replay and verify read it with"
                    + " --from-bundle, with a key or without."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  credledger audit export --data data --bundle ledger.bundle",
            "  credledger audit verify --from-bundle ledger.bundle"
        })
final class ExportCommand implements Callable<Integer> {

    @Option(
            names = {"--bundle", "-o"},
            paramLabel = "FILE",
            required = true,
            description = "Written whole or not at all.")
    private Path file = Path.of("");

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() throws Exception {
        return AuditFailure.exitCode(this::export);
    }

    private int export() throws Exception {
        Path target = client.surroundings().directory().resolve(file);
        try (Source opened = source.open(client.surroundings());
                BundleWriter bundle = new BundleWriter(target)) {
            for (String topic : Verification.TOPICS) {
                write(opened.log(), topic, bundle);
            }
            bundle.finish(opened.founding().ledger().value());
        }
        client.remark("written to " + file);
        return ExitCode.DONE.code();
    }

    private void write(LedgerLog log, String topic, BundleWriter bundle) throws Exception {
        for (int partition = 0; partition < log.partitions(topic); partition++) {
            Meter meter = new Meter(new Progress(client.surroundings().terminal()), topic + "/" + partition);
            try (Lane lane = log.lane(topic, partition)) {
                bundle.write(topic, partition, lane, meter::at);
            }
            meter.end();
        }
    }
}
