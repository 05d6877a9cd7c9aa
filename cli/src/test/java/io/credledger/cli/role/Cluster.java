package io.credledger.cli.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.app.ledger.LedgerService;
import io.credledger.app.ledger.LedgerServiceConfiguration;
import io.credledger.app.query.QueryApi;
import io.credledger.app.query.QueryApiConfiguration;
import io.credledger.app.refresher.Refresher;
import io.credledger.app.refresher.RefresherConfiguration;
import io.credledger.cli.Cli;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.cli.broker.TlsBroker;
import io.credledger.cli.founding.KeyFiles;
import io.credledger.cli.system.Person;
import io.credledger.config.ConfigurationReader;
import io.credledger.config.KafkaConnection;
import io.credledger.config.SharedSettings;
import io.credledger.config.Sources;
import io.credledger.refresh.Steps;
import io.credledger.streams.ExitCode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/** A ledger on a cluster with TLS, SASL and an authorizer, set up as an operator would: rights, founding, then the roles, each from its own settings. */
final class Cluster {

    private static final int SHARDS = 2;
    private static final Clock CLOCK = Clock.systemUTC();

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Path directory;
    private final KeyFiles files;
    private final TlsBroker broker;

    @SuppressWarnings("NullAway.Init") // from run on
    private QueryApi api;

    private Cluster(Path directory, TlsBroker broker) {
        this.directory = directory;
        this.broker = broker;
        this.files = new KeyFiles(directory.resolve("keys"));
        open.push(broker);
    }

    static Cluster start(Path directory) throws Exception {
        Cluster cluster = new Cluster(directory, TlsBroker.start(directory.resolve("broker")));
        cluster.files.createDirectory();
        cluster.files.createMasterIfMissing();
        assertThat(cluster.giveRights().code()).isZero();
        cluster.found();
        cluster.run();
        return cluster;
    }

    /** {@code init --acls}, as the super user. */
    Cli.Outcome giveRights() {
        Cli cli = new Cli(directory);
        settings(TlsBroker.SUPER_USER).forEach(cli::with);
        return cli.run("init", "--acls", "--output", "csv");
    }

    /** {@code init}, as an admin who is no super user. */
    private void found() throws Exception {
        InitConfiguration configuration =
                InitConfiguration.reader().read(Sources.of(settings(BrokerPrincipal.ADMIN.principalName())));
        UpOptions options = new UpOptions(directory, "127.0.0.1", 0, SHARDS, "admin", false, false);
        assertThat(new Init(configuration, options, new PrintWriter(new StringWriter())).run(false))
                .isEqualTo(ExitCode.DONE);
    }

    private void run() {
        LedgerService ledger = LedgerService.start(
                LedgerServiceConfiguration.reader(RoleSettings.all())
                        .read(Sources.of(settings(BrokerPrincipal.LEDGER_SERVICE.principalName()))),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                CLOCK);
        open.push(ledger);
        api = QueryApi.start(
                QueryApiConfiguration.reader(RoleSettings.all())
                        .read(Sources.of(settings(BrokerPrincipal.QUERY_API.principalName()))),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                CLOCK);
        open.push(api);
        Refresher refresher = Refresher.start(
                RefresherConfiguration.reader(RoleSettings.all())
                        .read(Sources.of(settings(BrokerPrincipal.REFRESHER.principalName()))),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                CLOCK,
                Steps.UNWATCHED);
        open.push(refresher);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> ledger.health()
                        .and(api.health())
                        .and(refresher.health())
                        .ready());
    }

    /** What a process that logs in as the principal is told. */
    Map<String, String> settings(String principal) {
        Map<String, String> all = new HashMap<>(broker.settings(principal));
        all.putAll(Map.of(
                "OAUTH_ENCRYPTION_KEY_FILE", files.master().toString(),
                "CREDLEDGER_SECRETS_DIRECTORY", directory.resolve("keys").toString(),
                "CREDLEDGER_PSEUDONYM_KEY_FILE", files.pseudonym().toString(),
                "CREDLEDGER_CHECKPOINT_KEY_FILE", files.checkpoint().toString(),
                "CREDLEDGER_REFRESHER_KEY_FILE", files.refresher().toString(),
                "CREDLEDGER_STATE_DIRECTORY",
                        directory.resolve("state").resolve(principal).toString(),
                "CREDLEDGER_HTTP_PORT", "0",
                "CREDLEDGER_HEALTH_PORT", "0"));
        all.putAll(Map.of(
                "CREDLEDGER_REFRESHER_JOURNAL_DIRECTORY",
                        directory.resolve("journal").toString(),
                "CREDLEDGER_VERIFY_STORED", "false",
                "CREDLEDGER_REPLICATION_FACTOR", "1",
                "CREDLEDGER_MIN_INSYNC_REPLICAS", "1",
                "CREDLEDGER_STANDBY_REPLICAS", "0",
                "CREDLEDGER_ROCKSDB_MEMORY", "32"));
        return all;
    }

    /** Of any client of the principal. */
    Map<String, Object> client(String principal) {
        return new HashMap<>(new ConfigurationReader<>(
                        SharedSettings.kafka(), KafkaConnection.CONSTRAINTS, RoleSettings.all(), KafkaConnection::from)
                .read(Sources.of(broker.settings(principal)))
                .properties());
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    Person admin() throws Exception {
        return new Person(
                api.port(), "admin", Files.readString(files.adminToken()).strip());
    }

    void stop() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
