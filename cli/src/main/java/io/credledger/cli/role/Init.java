package io.credledger.cli.role;

import io.credledger.app.ledger.LedgerService;
import io.credledger.app.ledger.LedgerServiceConfiguration;
import io.credledger.cli.founding.Founder;
import io.credledger.cli.founding.FoundingPlan;
import io.credledger.cli.founding.KeyFiles;
import io.credledger.cli.founding.LedgerKeys;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.streams.ExitCode;
import io.credledger.streams.StreamsSettings;
import io.credledger.streams.UnrecoverableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Founds a ledger on a cluster, or gives one an admin again. */
final class Init {

    private static final Duration RUNNING_WITHIN = Duration.ofMinutes(1);

    private final InitConfiguration configuration;
    private final UpOptions options;
    private final PrintWriter out;
    private final Clock clock = Clock.systemUTC();

    Init(InitConfiguration configuration, UpOptions options, PrintWriter out) {
        this.configuration = configuration;
        this.options = options;
        this.out = out;
    }

    ExitCode run(boolean recoverAdmin) throws InterruptedException {
        KeyFiles files = new KeyFiles(configuration.secrets());
        files.createDirectory();
        StreamsSettings streams = configuration.streams();
        Founder founder = new Founder(streams.connection().properties(), configuration.format(), clock);
        if (!founder.isBegun()) {
            files.createOthersIfMissing();
        }
        int shards = founder.createTopics(
                options.shards(),
                streams.replication().factor(),
                streams.replication().minInSync());
        if (!founder.isSigned()) {
            files.createCheckpointIfMissing();
        }
        LedgerKeys keys = new LedgerKeys(
                InstallationKeys.parse(configuration.masterKeys()),
                files.readPseudonym(),
                files.readRefresher().publicKey());
        if (recoverAdmin) {
            setAside(files.adminToken());
        }
        LedgerServiceConfiguration writer =
                new LedgerServiceConfiguration(streams, configuration.format(), "127.0.0.1", 0);
        try (LedgerService ledger = LedgerService.start(writer, new SimpleMeterRegistry(), clock)) {
            if (!ledger.awaitRunning(RUNNING_WITHIN)) {
                throw new UnrecoverableException(ExitCode.UNREACHABLE, "the ledger service did not start in time");
            }
            founder.found(new FoundingPlan(keys, shards, options.adminHandle()), files.adminToken());
        }
        out.println("founded with " + shards + " shards; the token of '" + options.admin() + "' is in "
                + files.adminToken());
        return ExitCode.DONE;
    }

    /** An old token may still be good: it is kept under another name, and only its owner can say. */
    private void setAside(Path token) {
        if (!Files.exists(token)) {
            return;
        }
        String time = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
                .withZone(ZoneOffset.UTC)
                .format(Instant.now(clock));
        try {
            Files.move(token, token.resolveSibling(token.getFileName() + "." + time));
        } catch (IOException e) {
            throw new ConfigurationException(
                    List.of(new ConfigurationProblem(token.toString(), "must be a file that can be moved")));
        }
    }
}
