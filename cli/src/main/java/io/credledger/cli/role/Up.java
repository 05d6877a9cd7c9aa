package io.credledger.cli.role;

import io.credledger.app.ledger.LedgerService;
import io.credledger.app.ledger.LedgerServiceConfiguration;
import io.credledger.app.query.EdgeSettings;
import io.credledger.app.query.QueryApi;
import io.credledger.app.query.QueryApiConfiguration;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.cli.broker.BrokerSettings;
import io.credledger.cli.broker.EmbeddedBroker;
import io.credledger.cli.files.DurableFile;
import io.credledger.cli.founding.Founder;
import io.credledger.cli.founding.FoundingPlan;
import io.credledger.cli.founding.KeyFiles;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.config.KafkaConnection;
import io.credledger.streams.ExitCode;
import io.credledger.streams.InstanceId;
import io.credledger.streams.StreamsSettings;
import io.credledger.streams.UnrecoverableException;
import io.credledger.view.ViewTopology;
import io.credledger.wire.OuterFormat;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * All roles in one process, each with its own Kafka principal. What separate processes would keep from each other they share here: the page on
 * threats says what that gives up.
 */
final class Up {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final long ROCKSDB_BYTES = 64L * 1024 * 1024;
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    private static final QueryApiConfiguration.Patience PATIENCE =
            new QueryApiConfiguration.Patience(FIVE_SECONDS, FIVE_SECONDS, FIVE_SECONDS, FIVE_SECONDS);

    private final UpOptions options;
    private final DataDirectory directory;
    private final KeyFiles files;
    private final InstallationKeys keys;
    private final EdgeSettings edge;
    private final PrintWriter out;
    private final Clock clock = Clock.systemUTC();

    Up(UpOptions options, Map<String, String> environment, PrintWriter out) {
        this.options = options;
        this.directory = new DataDirectory(options.data());
        this.files = new KeyFiles(directory.secrets());
        this.keys = new InstallationKeys(files, environment);
        this.edge = EdgeSettings.reader(RoleSettings.all()).read(RoleEnvironment.sources(environment, null));
        this.out = out;
    }

    /** Runs until it is stopped or a part ends. */
    ExitCode run() throws InterruptedException {
        prepareDirectory();
        InstallationKeys.Opened opened = keys.open(directory.isEmpty());
        try (Teardown teardown = new Teardown().onSignal()) {
            EmbeddedBroker broker =
                    teardown.add(EmbeddedBroker.start(BrokerSettings.of(directory.broker(), directory.secrets())));
            Founder founder = new Founder(broker.clientProperties(BrokerPrincipal.ADMIN), OuterFormat.builtIn(), clock);
            int shards = founder.createTopics(options.shards(), 1, 1);
            LedgerService ledger = teardown.add(LedgerService.start(
                    ledgerConfiguration(broker), new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), clock));
            founder.found(new FoundingPlan(opened.keys(), shards, options.adminHandle()), files.adminToken());
            QueryApi api = teardown.add(QueryApi.start(
                    queryConfiguration(broker, opened), new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), clock));
            awaitReady(ledger, api);
            out.println("ready on http://" + options.host() + ":" + api.port());
            return firstEnd(ledger, api);
        }
    }

    private void prepareDirectory() {
        try {
            DurableFile.createPrivateDirectory(directory.root());
            // Also where the root was made by somebody else, for everybody to look into.
            for (Path part : directory.parts()) {
                DurableFile.createPrivateDirectory(part);
                DurableFile.makePrivate(part);
            }
            LogFiles.in(directory.logs());
        } catch (IOException e) {
            throw new ConfigurationException(
                    List.of(new ConfigurationProblem("--data", "must be a directory that can be written")));
        }
        files.createDirectory();
    }

    private LedgerServiceConfiguration ledgerConfiguration(EmbeddedBroker broker) {
        StreamsSettings streams =
                streams(broker, BrokerPrincipal.LEDGER_SERVICE, LedgerServiceConfiguration.APPLICATION_ID);
        return new LedgerServiceConfiguration(streams, OuterFormat.builtIn(), options.host(), 0);
    }

    private QueryApiConfiguration queryConfiguration(EmbeddedBroker broker, InstallationKeys.Opened opened) {
        return new QueryApiConfiguration(
                streams(broker, BrokerPrincipal.QUERY_API, ViewTopology.APPLICATION_ID),
                OuterFormat.builtIn(),
                List.of(opened.masterText()),
                files.pseudonym(),
                options.host(),
                options.port(),
                PATIENCE,
                edge);
    }

    private StreamsSettings streams(EmbeddedBroker broker, BrokerPrincipal principal, String applicationId) {
        Path state = directory.state(principal.principalName());
        try {
            return new StreamsSettings(
                    applicationId,
                    InstanceId.keptIn(state),
                    state,
                    new KafkaConnection(broker.clientProperties(principal)),
                    1,
                    StreamsSettings.Replication.SINGLE,
                    ROCKSDB_BYTES);
        } catch (IOException e) {
            throw new ConfigurationException(
                    List.of(new ConfigurationProblem("--data", "must be a directory that can be written")));
        }
    }

    private static void awaitReady(LedgerService ledger, QueryApi api) throws InterruptedException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!ledger.health().and(api.health()).ready()) {
            if (System.nanoTime() > deadline) {
                throw new UnrecoverableException(ExitCode.UNEXPECTED, "not ready in time; the log says why");
            }
            Thread.sleep(10);
        }
    }

    /** A ledger of which a part has ended is not up. */
    private static ExitCode firstEnd(LedgerService ledger, QueryApi api) {
        return (ExitCode) CompletableFuture.anyOf(ending(ledger::awaitTermination), ending(api::awaitTermination))
                .join();
    }

    private interface Ending {
        ExitCode await() throws InterruptedException;
    }

    private static CompletableFuture<ExitCode> ending(Ending ending) {
        CompletableFuture<ExitCode> end = new CompletableFuture<>();
        Thread watch = new Thread(
                () -> {
                    try {
                        end.complete(ending.await());
                    } catch (InterruptedException e) {
                        end.complete(ExitCode.UNEXPECTED);
                    }
                },
                "watch");
        watch.setDaemon(true);
        watch.start();
        return end;
    }
}
