package io.credledger.cli.refresh;

import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.cli.system.RunningLedger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** What a worker's process is told: its own name, journal and state, and waits that a test can afford. */
record WorkerSettings(RunningLedger ledger, Path definitions) {

    /** @param home of the worker alone */
    Map<String, String> environment(Path home, String name) {
        Map<String, String> environment = new HashMap<>(kafka());
        environment.put("OAUTH_ENCRYPTION_KEY", ledger.masterText());
        environment.put(
                "CREDLEDGER_REFRESHER_KEY_FILE", ledger.files().refresher().toString());
        environment.put(
                "CREDLEDGER_REFRESHER_JOURNAL_DIRECTORY",
                home.resolve("journal").toString());
        environment.put("CREDLEDGER_STATE_DIRECTORY", home.resolve("state").toString());
        environment.put("CREDLEDGER_INSTANCE_ID", name);
        environment.put("CREDLEDGER_PROVIDERS_FILE", definitions.toString());
        environment.put("CREDLEDGER_OUTBOUND_ALLOWED_HOSTS", "127.0.0.1");
        // A busy machine is no fault: what is answered at all is answered by then.
        environment.put("CREDLEDGER_REFRESHER_LEASE", "40s");
        environment.put("CREDLEDGER_REFRESHER_ANSWER_DEADLINE", "10s");
        environment.put("CREDLEDGER_REFRESHER_JOURNAL_WAIT", "1s");
        environment.put("CREDLEDGER_REFRESHER_TICK", "50ms");
        return environment;
    }

    private Map<String, String> kafka() {
        Map<String, Object> client = ledger.broker().clientProperties(BrokerPrincipal.REFRESHER);
        Path password = ledger.files()
                .refresher()
                .resolveSibling("broker-" + BrokerPrincipal.REFRESHER.principalName() + ".password");
        Map<String, String> environment = new HashMap<>();
        environment.put(
                "CREDLEDGER_BOOTSTRAP_SERVERS",
                String.valueOf(client.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)));
        environment.put("CREDLEDGER_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT");
        environment.put("CREDLEDGER_KAFKA_SASL_USERNAME", BrokerPrincipal.REFRESHER.principalName());
        environment.put("CREDLEDGER_KAFKA_SASL_PASSWORD_FILE", password.toString());
        environment.put("CREDLEDGER_REPLICATION_FACTOR", "1");
        environment.put("CREDLEDGER_MIN_INSYNC_REPLICAS", "1");
        environment.put("CREDLEDGER_STANDBY_REPLICAS", "0");
        environment.put("CREDLEDGER_ROCKSDB_MEMORY", "16");
        environment.put("CREDLEDGER_HEALTH_PORT", "0");
        return environment;
    }
}
