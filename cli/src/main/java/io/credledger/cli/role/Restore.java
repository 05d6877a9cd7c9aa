package io.credledger.cli.role;

import io.credledger.app.ledger.LedgerService;
import io.credledger.app.ledger.LedgerServiceConfiguration;
import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.terminal.Terminal;
import io.credledger.cli.founding.Founder;
import io.credledger.cli.founding.KeyFiles;
import io.credledger.cli.shards.LedgerAccess;
import io.credledger.cli.shards.Restoration;
import io.credledger.cli.shards.ShardDesk;
import io.credledger.ledger.LedgerEvent;
import io.credledger.streams.ExitCode;
import io.credledger.streams.StreamsSettings;
import io.credledger.streams.UnrecoverableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Brings a ledger whose topics came back from a copy into use again. */
final class Restore {

    private static final Duration RUNNING_WITHIN = Duration.ofMinutes(5);

    private final @Nullable Path data;
    private final @Nullable Path config;
    private final ClientOptions client;
    private final Clock clock = Clock.systemUTC();

    /** @param data the directory of an {@code up} that is running; null for a cluster */
    Restore(@Nullable Path data, @Nullable Path config, ClientOptions client) {
        this.data = data;
        this.config = config;
        this.client = client;
    }

    ExitCode run(boolean record, boolean confirm, boolean unasked) throws InterruptedException {
        if (data != null) {
            return with(LedgerAccess.ofData(data, client.surroundings().environment()), record, confirm, unasked);
        }
        InitConfiguration configuration = InitConfiguration.reader()
                .read(RoleEnvironment.sources(client.surroundings().environment(), config));
        if (!record) {
            // By then the cluster's own ledger service runs.
            return with(access(configuration), false, confirm, unasked);
        }
        createTopics(configuration);
        LedgerServiceConfiguration writer =
                new LedgerServiceConfiguration(configuration.streams(), configuration.format(), "127.0.0.1", 0);
        try (LedgerService ledger = LedgerService.start(writer, new SimpleMeterRegistry(), clock)) {
            if (!ledger.awaitRunning(RUNNING_WITHIN)) {
                throw new UnrecoverableException(ExitCode.UNREACHABLE, "the ledger service did not start in time");
            }
            return with(access(configuration), true, confirm, unasked);
        }
    }

    private static LedgerAccess access(InitConfiguration configuration) {
        return new LedgerAccess(
                configuration.streams().connection().properties(),
                configuration.format(),
                InstallationKeys.parse(configuration.masterKeys()),
                new KeyFiles(configuration.secrets()).readPseudonym());
    }

    /** Those that were not copied, and everybody's rights. */
    private void createTopics(InitConfiguration configuration) throws InterruptedException {
        StreamsSettings streams = configuration.streams();
        Founder founder = new Founder(streams.connection().properties(), configuration.format(), clock);
        if (!founder.isBegun()) {
            throw new UnrecoverableException(
                    ExitCode.BAD_CONFIGURATION, "credledger.events must be there: copy the topics first");
        }
        int asThereAre = 0;
        founder.createTopics(
                asThereAre,
                streams.replication().factor(),
                streams.replication().minInSync());
    }

    private ExitCode with(LedgerAccess access, boolean record, boolean confirm, boolean unasked)
            throws InterruptedException {
        PrintStream out = client.surroundings().terminal().out();
        try (ShardDesk desk = ShardDesk.open(access, clock)) {
            Restoration restoration = new Restoration(desk);
            if (record) {
                out.println("restoration " + restoration.record()
                        + " is recorded; nothing is refreshed before 'credledger init --confirm-restored'");
            }
            return confirm ? confirm(restoration, unasked, out) : ExitCode.DONE;
        }
    }

    private ExitCode confirm(Restoration restoration, boolean unasked, PrintStream out) throws InterruptedException {
        if (!restoration.isUnconfirmed()) {
            out.println("nothing waits to be confirmed");
            return ExitCode.DONE;
        }
        out.println("the log ends at");
        for (LedgerEvent head : restoration.heads()) {
            out.println("  " + head.header().position() + "  " + head.header().occurredAt() + "  "
                    + head.fact().type());
        }
        out.println("What was refreshed after the copy was taken is not in it: those refresh tokens are burnt.");
        if (!unasked && !isAgreed()) {
            throw new UnrecoverableException(
                    ExitCode.REFUSED, "not confirmed: answer 'yes' on a terminal, or give --yes");
        }
        restoration.confirm();
        out.println("confirmed; refreshing begins again");
        return ExitCode.DONE;
    }

    private boolean isAgreed() {
        Terminal terminal = client.surroundings().terminal();
        return terminal.prompt()
                .flatMap(prompt -> prompt.ask("Let refreshing begin again (yes)"))
                .filter("yes"::equals)
                .isPresent();
    }
}
