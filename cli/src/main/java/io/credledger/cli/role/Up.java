package io.credledger.cli.role;

import io.credledger.app.ledger.LedgerService;
import io.credledger.app.ledger.LedgerServiceConfiguration;
import io.credledger.app.query.EdgeSettings;
import io.credledger.app.query.QueryApi;
import io.credledger.app.query.QueryApiConfiguration;
import io.credledger.app.refresher.Refresher;
import io.credledger.app.refresher.RefresherConfiguration;
import io.credledger.app.refresher.WorkSettings;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.cli.broker.BrokerSettings;
import io.credledger.cli.broker.EmbeddedBroker;
import io.credledger.cli.demo.Demo;
import io.credledger.cli.files.DurableFile;
import io.credledger.cli.founding.Founder;
import io.credledger.cli.founding.FoundingPlan;
import io.credledger.cli.founding.KeyFiles;
import io.credledger.cli.founding.LedgerKeys;
import io.credledger.cli.shards.LedgerAccess;
import io.credledger.cli.shards.Restoration;
import io.credledger.cli.shards.ShardDesk;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.config.KafkaConnection;
import io.credledger.fold.RefresherTopology;
import io.credledger.refresh.Steps;
import io.credledger.streams.ExitCode;
import io.credledger.streams.Health;
import io.credledger.streams.InstanceId;
import io.credledger.streams.StreamsSettings;
import io.credledger.streams.UnrecoverableException;
import io.credledger.view.ViewTopology;
import io.credledger.web.PublicUrl;
import io.credledger.wire.OuterFormat;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All roles in one process, each with its own Kafka principal. What separate processes would keep from each other they share here: the page on
 * threats says what that gives up.
 */
final class Up {

    private static final Logger LOG = LoggerFactory.getLogger(Up.class);
    private static final Duration TELL_EACH = Duration.ofSeconds(15);
    private static final long ROCKSDB_BYTES = 64L * 1024 * 1024;
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    private static final QueryApiConfiguration.Patience PATIENCE =
            new QueryApiConfiguration.Patience(FIVE_SECONDS, FIVE_SECONDS, FIVE_SECONDS, FIVE_SECONDS);

    /** Of the parts that come up after the API. */
    private static final Health NOT_YET =
            new Health(true, List.of(new Health.Part("refresher", false, "not yet begun")));

    private final UpOptions options;
    private final DataDirectory directory;
    private final KeyFiles files;
    private final InstallationKeys keys;
    private final Map<String, String> environment;
    private final PrintWriter out;
    private final Clock clock = Clock.systemUTC();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private volatile Supplier<Health> others = () -> NOT_YET;

    Up(UpOptions options, Map<String, String> environment, PrintWriter out) {
        this.options = options;
        this.directory = new DataDirectory(options.data());
        this.files = new KeyFiles(directory.secrets());
        this.keys = new InstallationKeys(files, environment);
        this.environment = environment;
        this.out = out;
        // Mistakes in the settings are told before anything is made.
        var unused = List.of(edge(environment), work(environment), patience(environment));
    }

    private static EdgeSettings edge(Map<String, String> environment) {
        return EdgeSettings.reader(RoleSettings.all()).read(RoleEnvironment.sources(environment, null));
    }

    private static Duration patience(Map<String, String> environment) {
        return LedgerServiceConfiguration.patience(RoleSettings.all()).read(RoleEnvironment.sources(environment, null));
    }

    private static WorkSettings work(Map<String, String> environment) {
        return WorkSettings.reader(RoleSettings.all()).read(RoleEnvironment.sources(environment, null));
    }

    /** Runs until it is stopped or a part ends. */
    ExitCode run() throws InterruptedException {
        prepareDirectory();
        InstallationKeys.Opened opened = keys.open(directory.isEmpty());
        try (Teardown teardown = new Teardown().onSignal()) {
            Demo demo = options.demo() ? teardown.add(Demo.open(options.data(), clock)) : null;
            Map<String, String> from = demo == null ? environment : demo.settings(environment);
            EmbeddedBroker broker =
                    teardown.add(EmbeddedBroker.start(BrokerSettings.of(directory.broker(), directory.secrets())));
            Founder founder = new Founder(broker.clientProperties(BrokerPrincipal.ADMIN), OuterFormat.builtIn(), clock);
            int shards = founder.createTopics(options.shards(), 1, 1);
            if (!founder.isSigned()) {
                files.createCheckpointIfMissing();
            }
            LedgerService ledger = teardown.add(LedgerService.start(ledgerConfiguration(broker), registry, clock));
            founder.found(new FoundingPlan(opened.keys(), shards, options.adminHandle()), files.adminToken());
            if (options.restored()) {
                recordRestoration(broker, opened.keys());
            }
            QueryApi api = teardown.add(QueryApi.start(
                    queryConfiguration(broker, opened, edge(from)), registry, clock, () -> others.get()));
            String url = "http://" + options.host() + ":" + api.port();
            URI served = URI.create(PublicUrl.served(options.host(), api.port()).origin());
            Refresher refresher = teardown.add(Refresher.start(
                    refresherConfiguration(broker, opened, work(from).reachedAt(served)),
                    registry,
                    clock,
                    Steps.UNWATCHED));
            others = () -> ledger.health().and(refresher.health());
            awaitReady(() -> others.get().and(api.health()));
            out.println("ready on " + url);
            if (demo != null) {
                demo.introduce(url, files.adminToken(), out);
            }
            return firstEnd(List.of(ledger::awaitTermination, api::awaitTermination, refresher::awaitTermination));
        }
    }

    /** Before anything may be begun with what the log says. */
    private void recordRestoration(EmbeddedBroker broker, LedgerKeys opened) throws InterruptedException {
        LedgerAccess access = new LedgerAccess(
                broker.clientProperties(BrokerPrincipal.QUERY_API),
                OuterFormat.builtIn(),
                opened.master(),
                opened.pseudonym());
        try (ShardDesk desk = ShardDesk.open(access, clock)) {
            new Restoration(desk).record();
        }
        out.println("restore-unconfirmed: nothing is refreshed before 'credledger init --confirm-restored --data "
                + options.data() + "'");
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
        return new LedgerServiceConfiguration(streams, OuterFormat.builtIn(), patience(environment), options.host(), 0);
    }

    private QueryApiConfiguration queryConfiguration(
            EmbeddedBroker broker, InstallationKeys.Opened opened, EdgeSettings settings) {
        return new QueryApiConfiguration(
                streams(broker, BrokerPrincipal.QUERY_API, ViewTopology.APPLICATION_ID),
                OuterFormat.builtIn(),
                List.of(opened.masterText()),
                files.pseudonym(),
                files.checkpoint(),
                options.host(),
                options.port(),
                PATIENCE,
                settings);
    }

    private RefresherConfiguration refresherConfiguration(
            EmbeddedBroker broker, InstallationKeys.Opened opened, WorkSettings work) {
        return new RefresherConfiguration(
                streams(broker, BrokerPrincipal.REFRESHER, RefresherTopology.APPLICATION_ID),
                OuterFormat.builtIn(),
                List.of(opened.masterText()),
                files.refresher(),
                directory.journal(),
                work,
                options.host(),
                0);
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

    /** However long: a large ledger restores for minutes, and starting over would not shorten that. */
    private static void awaitReady(Supplier<Health> health) throws InterruptedException {
        long told = System.nanoTime();
        for (Health now = health.get(); !now.ready(); now = health.get()) {
            if (!now.live()) {
                throw new UnrecoverableException(
                        ExitCode.UNEXPECTED, "a part ended before it was ready; the log says why");
            }
            if (System.nanoTime() - told > TELL_EACH.toNanos()) {
                told = System.nanoTime();
                LOG.info(
                        "not ready yet: {}",
                        now.notReady().stream()
                                .map(part -> part.name() + " (" + part.reason() + ")")
                                .collect(Collectors.joining(", ")));
            }
            Thread.sleep(10);
        }
    }

    /** A ledger of which a part has ended is not up. */
    private static ExitCode firstEnd(List<Ending> endings) {
        return (ExitCode)
                CompletableFuture.anyOf(endings.stream().map(Up::ending).toArray(CompletableFuture<?>[]::new))
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
