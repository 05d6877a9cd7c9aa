package io.credledger.cli.leak;

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
import io.credledger.cli.broker.Durability;
import io.credledger.cli.broker.EmbeddedBroker;
import io.credledger.cli.founding.Founder;
import io.credledger.cli.founding.FoundingPlan;
import io.credledger.cli.founding.KeyFiles;
import io.credledger.cli.founding.LedgerKeys;
import io.credledger.config.KafkaConnection;
import io.credledger.config.Sources;
import io.credledger.crypto.MasterKeys;
import io.credledger.fold.RefresherTopology;
import io.credledger.ledger.Handle;
import io.credledger.refresh.Steps;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.SecretToken;
import io.credledger.streams.Health;
import io.credledger.streams.StreamsSettings;
import io.credledger.view.ViewTopology;
import io.credledger.wire.OuterFormat;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Broker, writer, edge and refresher in this process, put together as an {@code up} does it, each to be started when a test wants it. */
public final class Stack implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long ROCKSDB_BYTES = 32L * 1024 * 1024;

    private final Path data;
    private final KeyFiles files;
    private final EmbeddedBroker broker;
    private final int shards;
    private final Deque<Runnable> parts = new ArrayDeque<>();

    private Stack(Path data, Path secrets, int shards) throws InterruptedException {
        this.data = data;
        this.files = new KeyFiles(secrets);
        files.createDirectory();
        files.createMasterIfMissing();
        files.createOthersIfMissing();
        files.createCheckpointIfMissing();
        broker = EmbeddedBroker.start(
                BrokerSettings.of(data.resolve("broker"), secrets).withDurability(Durability.NO_FLUSH));
        parts.push(broker::close);
        this.shards = founder().createTopics(shards, 1, 1);
    }

    /**
     * A broker with the topics of a ledger, and keys.
     *
     * @param secrets may be another's, so that its records can be read here
     */
    public static Stack start(Path data, Path secrets, int shards) throws InterruptedException {
        return new Stack(data, secrets, shards);
    }

    Path master() {
        return files.master();
    }

    private Founder founder() {
        return new Founder(client(), OuterFormat.builtIn(), Clock.systemUTC());
    }

    /** As the super user. */
    public Map<String, Object> client() {
        return broker.clientProperties(BrokerPrincipal.ADMIN);
    }

    /** The writer, and a founded ledger; answers the admin's token. */
    public String found(String admin) throws InterruptedException, IOException {
        LedgerService ledger = LedgerService.start(
                new LedgerServiceConfiguration(
                        streams(BrokerPrincipal.LEDGER_SERVICE, LedgerServiceConfiguration.APPLICATION_ID),
                        OuterFormat.builtIn(),
                        "127.0.0.1",
                        0),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                Clock.systemUTC());
        parts.push(ledger::close);
        founder().found(new FoundingPlan(keys(), shards, new Handle(admin)), files.adminToken());
        awaitReady(ledger::health);
        return Files.readString(files.adminToken()).strip();
    }

    public LedgerKeys keys() {
        try (KeyMaterial master = KeyMaterial.readFrom(files.master())) {
            return new LedgerKeys(
                    MasterKeys.parse(master),
                    files.readPseudonym(),
                    files.readRefresher().publicKey());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The edge, when it has the whole log; answers where it is served. */
    public String serve() throws IOException {
        // No provider is asked about made-up tokens, which are nobody's business.
        return serve(Map.of("CREDLEDGER_VERIFY_STORED", "false"), Clock.systemUTC());
    }

    /** @param settings of the edge, as they stand in an environment */
    String serve(Map<String, String> settings, Clock clock) throws IOException {
        QueryApi api = QueryApi.start(
                new QueryApiConfiguration(
                        streams(BrokerPrincipal.QUERY_API, ViewTopology.APPLICATION_ID),
                        OuterFormat.builtIn(),
                        List.of(SecretToken.takeOwnershipOf(Files.readAllBytes(files.master()))),
                        files.pseudonym(),
                        files.checkpoint(),
                        "127.0.0.1",
                        0,
                        new QueryApiConfiguration.Patience(
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(1)),
                        EdgeSettings.reader(List.of()).read(Sources.of(settings))),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                clock);
        parts.push(api::close);
        awaitReady(api::health);
        return "http://127.0.0.1:" + api.port();
    }

    /** The refresher, when it has its shards. */
    void refresh(Map<String, String> settings) throws IOException {
        Refresher refresher = Refresher.start(
                new RefresherConfiguration(
                        streams(BrokerPrincipal.REFRESHER, RefresherTopology.APPLICATION_ID),
                        OuterFormat.builtIn(),
                        List.of(SecretToken.takeOwnershipOf(Files.readAllBytes(files.master()))),
                        files.refresher(),
                        data.resolve("journal"),
                        WorkSettings.reader(List.of()).read(Sources.of(settings)),
                        "127.0.0.1",
                        0),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                Clock.systemUTC(),
                Steps.UNWATCHED);
        parts.push(refresher::close);
        awaitReady(refresher::health);
    }

    private StreamsSettings streams(BrokerPrincipal principal, String applicationId) {
        return new StreamsSettings(
                applicationId,
                principal.principalName(),
                data.resolve("state").resolve(principal.principalName()),
                new KafkaConnection(broker.clientProperties(principal)),
                1,
                StreamsSettings.Replication.SINGLE,
                ROCKSDB_BYTES);
    }

    private static void awaitReady(Supplier<Health> health) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(20, TimeUnit.MILLISECONDS)
                .until(() -> health.get().ready());
    }

    /** The last first. */
    public void stop() {
        while (!parts.isEmpty()) {
            parts.pop().run();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
