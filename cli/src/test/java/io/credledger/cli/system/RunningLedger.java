package io.credledger.cli.system;

import io.credledger.app.ledger.LedgerService;
import io.credledger.app.ledger.LedgerServiceConfiguration;
import io.credledger.app.query.EdgeSettings;
import io.credledger.app.query.QueryApi;
import io.credledger.app.query.QueryApiConfiguration;
import io.credledger.cli.Cli;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.cli.broker.BrokerSettings;
import io.credledger.cli.broker.EmbeddedBroker;
import io.credledger.cli.founding.Founder;
import io.credledger.cli.founding.FoundingPlan;
import io.credledger.cli.founding.KeyFiles;
import io.credledger.cli.founding.LedgerKeys;
import io.credledger.config.KafkaConnection;
import io.credledger.config.Sources;
import io.credledger.crypto.MasterKeys;
import io.credledger.instance.InstanceServer;
import io.credledger.ledger.Handle;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.SecretToken;
import io.credledger.streams.StreamsSettings;
import io.credledger.view.ViewTopology;
import io.credledger.wire.OuterFormat;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Broker, writer and API in this JVM, each role with its own rights, in a directory of its own. */
public final class RunningLedger implements AutoCloseable {

    public static final int SHARDS = 3;

    private static final String PATIENCE = "CREDLEDGER_ERASURE_PATIENCE";

    /** With it, its API shares the shards with others that are started beside it, each on a free port. */
    static final String SHARED = "CREDLEDGER_INSTANCE_PORT";

    private static final Clock CLOCK = Clock.systemUTC();

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Path directory;
    private final Map<String, String> settings;
    private final KeyFiles files;
    private final EmbeddedBroker broker;
    private final KeyMaterial master;
    private final QueryApi api;

    /** @param original whose topics and keys it gets; null for a new ledger */
    private RunningLedger(Path directory, Map<String, String> settings, Clock clock, @Nullable RunningLedger original)
            throws Exception {
        this.directory = directory;
        this.settings = settings;
        this.files = new KeyFiles(directory.resolve("secrets"));
        this.master = original == null ? MasterKeys.generate() : original.master;
        files.createDirectory();
        if (original != null) {
            Mirror.keys(original.files, files);
        }
        files.createOthersIfMissing();
        files.createCheckpointIfMissing();
        broker = opened(
                EmbeddedBroker.start(BrokerSettings.of(directory.resolve("broker"), directory.resolve("secrets"))));
        Founder founder = new Founder(broker.clientProperties(BrokerPrincipal.ADMIN), OuterFormat.builtIn(), CLOCK);
        if (original == null) {
            founder.createTopics(SHARDS, 1, 1);
        } else {
            Mirror.topics(
                    original.broker.clientProperties(BrokerPrincipal.ADMIN),
                    broker.clientProperties(BrokerPrincipal.ADMIN));
            AuditedLedger.ok(operator().run("init", "--restored"));
        }
        opened(LedgerService.start(
                new LedgerServiceConfiguration(
                        streams(BrokerPrincipal.LEDGER_SERVICE, LedgerServiceConfiguration.APPLICATION_ID),
                        OuterFormat.builtIn(),
                        patience(),
                        "127.0.0.1",
                        0),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                CLOCK));
        LedgerKeys keys = new LedgerKeys(
                MasterKeys.parse(master),
                files.readPseudonym(),
                files.readRefresher().publicKey());
        founder.found(new FoundingPlan(keys, SHARDS, new Handle("admin")), files.adminToken());
        api = opened(startApi(apiConfiguration(masterText(), files.pseudonym()), clock));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> api.health().ready());
    }

    static RunningLedger start(Path directory) throws Exception {
        return start(directory, Map.of());
    }

    public static RunningLedger start(Path directory, Map<String, String> settings) throws Exception {
        return start(directory, settings, CLOCK);
    }

    /**
     * @param settings of the API, beside the ones that all tests need
     * @param clock the API's
     */
    static RunningLedger start(Path directory, Map<String, String> settings, Clock clock) throws Exception {
        return new RunningLedger(directory, settings, clock, null);
    }

    /** The same ledger on another cluster, from a plain copy of its topics, recorded as restored. */
    RunningLedger restoredIn(Path elsewhere) throws Exception {
        return new RunningLedger(elsewhere, settings, CLOCK, this);
    }

    /** Who set it up, at a terminal in its directory: told by settings only, as on any cluster. */
    Cli operator() {
        Path state = directory.resolve("state").resolve("operator");
        return new Cli(directory)
                .with("CREDLEDGER_BOOTSTRAP_SERVERS", broker.bootstrapServers())
                .with("CREDLEDGER_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT")
                .with("CREDLEDGER_KAFKA_SASL_USERNAME", BrokerPrincipal.ADMIN.principalName())
                .with(
                        "CREDLEDGER_KAFKA_SASL_PASSWORD_FILE",
                        files.adminToken()
                                .resolveSibling("broker-admin.password")
                                .toString())
                .with("CREDLEDGER_REPLICATION_FACTOR", "1")
                .with("CREDLEDGER_MIN_INSYNC_REPLICAS", "1")
                .with("CREDLEDGER_STANDBY_REPLICAS", "0")
                .with("CREDLEDGER_STATE_DIRECTORY", state.toString())
                .with(
                        "CREDLEDGER_SECRETS_DIRECTORY",
                        directory.resolve("secrets").toString())
                .with("OAUTH_ENCRYPTION_KEY", masterText());
    }

    /** Another API over the same ledger. */
    static QueryApi startApi(QueryApiConfiguration configuration) {
        return startApi(configuration, CLOCK);
    }

    private static QueryApi startApi(QueryApiConfiguration configuration, Clock clock) {
        return QueryApi.start(configuration, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), clock);
    }

    /** Where it is served. */
    String url() {
        return "http://127.0.0.1:" + api.port();
    }

    QueryApiConfiguration apiConfiguration(String masterKey, Path pseudonymKey) {
        QueryApiConfiguration alone = new QueryApiConfiguration(
                streams(BrokerPrincipal.QUERY_API, ViewTopology.APPLICATION_ID),
                OuterFormat.builtIn(),
                List.of(SecretToken.takeCopyOf(masterKey)),
                pseudonymKey,
                files.checkpoint(),
                "127.0.0.1",
                0,
                new QueryApiConfiguration.Patience(
                        Duration.ofSeconds(20), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(2)),
                edge());
        return settings.containsKey(SHARED)
                ? alone.among(new InstanceServer.Place("127.0.0.1", 0, "127.0.0.1"))
                : alone;
    }

    /** The writer's one setting. */
    private Duration patience() {
        Map<String, String> own = new HashMap<>(settings);
        own.keySet().retainAll(Set.of(PATIENCE));
        return LedgerServiceConfiguration.patience(List.of()).read(Sources.of(own));
    }

    /** All tests are one client, so it may try often; and nobody outside is asked about made-up tokens. */
    private EdgeSettings edge() {
        Map<String, String> all = new HashMap<>(Map.of(
                "CREDLEDGER_SIGNIN_RATE",
                "10000",
                "CREDLEDGER_OUTBOUND_ALLOWED_HOSTS",
                "127.0.0.1,localhost",
                "CREDLEDGER_VERIFY_STORED",
                "false"));
        all.putAll(settings);
        all.keySet().removeAll(Set.of(PATIENCE, SHARED));
        return EdgeSettings.reader(List.of()).read(Sources.of(all));
    }

    private StreamsSettings streams(BrokerPrincipal principal, String applicationId) {
        return new StreamsSettings(
                applicationId,
                UUID.randomUUID().toString(),
                directory.resolve("state").resolve(UUID.randomUUID().toString()),
                new KafkaConnection(broker.clientProperties(principal)),
                1,
                StreamsSettings.Replication.SINGLE,
                32L * 1024 * 1024);
    }

    public String masterText() {
        return new String(master.reveal(), StandardCharsets.US_ASCII).strip();
    }

    /** What an auditor's {@code --data} names. */
    Path directory() {
        return directory;
    }

    public KeyFiles files() {
        return files;
    }

    public EmbeddedBroker broker() {
        return broker;
    }

    public Person admin() throws Exception {
        return new Person(
                api.port(), "admin", Files.readString(files.adminToken()).strip());
    }

    /** A caller without a token. */
    Person nobody() {
        return new Person(api.port(), "nobody", "");
    }

    /** A newly registered identity with a token. */
    public Person person(String handle, String... roles) throws Exception {
        return admin().registers(handle, roles);
    }

    private <C extends AutoCloseable> C opened(C closeable) {
        open.push(closeable);
        return closeable;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            AutoCloseable next = open.pop();
            try {
                next.close();
            } catch (Exception e) {
                throw new IllegalStateException("a part of the ledger must close", e);
            }
        }
    }
}
