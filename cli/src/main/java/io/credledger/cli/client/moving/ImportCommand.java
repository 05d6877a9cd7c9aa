package io.credledger.cli.client.moving;

import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.View;
import io.credledger.streams.ExitCode;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stores many credentials that exist. Stopped anywhere, it is begun again and goes on where it was. */
@Command(
        name = "import",
        description = {
            "Store many credentials from another system, one JSON object a line.",
            "Nothing is stored unless every row can be. Stopped, the same command goes on."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  credledger connections import rows.ndjson --dry-run",
            "  credledger connections import rows.ndjson",
            "  psql -XAtf rows.sql | credledger connections import -",
            "A row is the body of POST /v1/connections; docs/moving-in.md has recipes."
        })
public final class ImportCommand implements Callable<Integer> {

    private static final View VIEW = View.of(
            Column.text("rows"),
            Column.text("created"),
            Column.text("replaced"),
            Column.text("repeated"),
            Column.text("existing"),
            Column.text("skipped"),
            Column.text("refused"),
            Column.text("stored"));

    @Parameters(paramLabel = "FILE", description = "Rows as NDJSON; '-' for standard input.")
    private String file = "";

    @Option(names = "--dry-run", description = "Check every row, store none.")
    private boolean dryRun;

    @Option(names = "--owner", paramLabel = "HANDLE", description = "Of rows that name no owner (admin).")
    private @Nullable String owner;

    @Option(names = "--reason", paramLabel = "TEXT", description = "For the history; by default 'imported'.")
    private String reason = "imported";

    @Option(names = "--replace", description = "Where a connection exists, give it the row's credential.")
    private boolean replace;

    @Option(names = "--keep-existing", description = "Where a connection exists, leave it as it is.")
    private boolean keepExisting;

    @Option(names = "--parallel", paramLabel = "N", description = "Rows under way at a time; by default 16.")
    private int parallel = 16;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description = "Another one asks anew about rows that were refused, or changed, in the last seven days.")
    private String seed = "";

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "How long to wait for each row: 30s (the default), 2m.")
    private Duration patience = Duration.ofSeconds(30);

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() {
        if (replace && keepExisting) {
            throw ClientException.usage("--replace and --keep-existing exclude each other");
        }
        if (parallel < 1 || parallel > 256) {
            throw ClientException.usage("--parallel must be from 1 to 256");
        }
        Session session = client.open();
        RowSource source = RowSource.of(file, client.surroundings().directory(), session.terminal());
        Clerk clerk = new Clerk(session, new RowKeys(seed), patience, keepExisting, new Tally());
        Moving moving = new Moving(source, new RowReader(owner, reason, replace), clerk, parallel);
        moving.read();
        moving.check();
        Advice advice = new Advice(session.terminal(), moving);
        advice.beforeStoring();
        boolean stored = !dryRun && moving.tally().troubles().isEmpty();
        if (stored) {
            advice.during(moving::store);
        }
        session.output().one(VIEW, moving.tally().json(moving.rows()).put("stored", stored));
        advice.afterwards(stored, !file.equals("-"));
        return ExitCode.DONE.code();
    }
}
