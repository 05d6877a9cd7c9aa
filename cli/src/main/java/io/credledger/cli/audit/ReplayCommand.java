package io.credledger.cli.audit;

import io.credledger.cli.audit.replay.Query;
import io.credledger.cli.audit.replay.Replay;
import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.OutputSettings;
import io.credledger.cli.client.output.Output;
import io.credledger.cli.client.output.OutputFormat;
import io.credledger.cli.client.output.Rows;
import io.credledger.cli.client.terminal.Progress;
import io.credledger.cli.client.terminal.Surroundings;
import io.credledger.streams.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells the log. */
@Command(
        name = "replay",
        description = "Tell every event in order of time; names with a key, pseudonyms without.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  credledger audit replay --data data",
            "  credledger audit replay --data data --with-keys --output ndjson > log.ndjson",
            "  credledger audit replay --audit-key-file audit.key --identity idn_…"
        })
final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() throws Exception {
        return AuditFailure.exitCode(this::replay);
    }

    private int replay() throws Exception {
        Surroundings surroundings = client.surroundings();
        Meter meter = new Meter(new Progress(surroundings.terminal()), "events");
        try (Source opened = source.open(surroundings)) {
            Query query = filter.query(source, surroundings);
            Replay replay = new Replay(opened.log(), opened.format(), opened.opened());
            OutputSettings settings = client.output();
            Output output = new Output(settings.format(), settings.palette(), surroundings);
            if (settings.format() == OutputFormat.NDJSON) {
                replay.run(query, new Told(surroundings.terminal().out(), meter));
            } else {
                Rows rows = output.rows(AuditViews.EVENT);
                replay.run(query, new Told.Shown(rows, output, meter));
                rows.end(null);
            }
            meter.end();
            surroundings.terminal().out().flush();
        }
        return ExitCode.DONE.code();
    }
}
