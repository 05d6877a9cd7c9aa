package io.credledger.cli.campaign;

import io.credledger.cli.Main;
import io.credledger.cli.broker.BrokerProcess;
import io.credledger.cli.broker.Durability;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How each process is started: what a deployment would write down. Secrets are named by their files only.
 *
 * @param durability anything but {@code FLUSH} is to see a campaign fail
 */
record Roles(Places places, int brokerPort, int httpPort, int shards, Durability durability, QueryProcess query) {

    String bootstrapServers() {
        return "127.0.0.1:" + brokerPort;
    }

    List<String> command(Part part) {
        return switch (part) {
            case BROKER -> broker();
            case LEDGER -> List.of(Main.class.getName(), "ledger");
            case QUERY -> query.command();
            case REFRESHER -> List.of(Main.class.getName(), "refresher");
        };
    }

    private List<String> broker() {
        Class<?> main = durability == Durability.FLUSH ? BrokerProcess.class : UnflushedBroker.class;
        return List.of(
                main.getName(), places.broker().toString(), places.secrets().toString(), Integer.toString(brokerPort));
    }

    List<String> init() {
        return List.of(Main.class.getName(), "init", "--shards", Integer.toString(shards));
    }

    Map<String, String> environment(Part part) {
        return switch (part) {
            case BROKER -> Map.of();
            case LEDGER -> ledgerEnvironment();
            case QUERY -> queryEnvironment();
            case REFRESHER -> refresherEnvironment();
        };
    }

    Map<String, String> initEnvironment() {
        Map<String, String> environment = kafka("admin", Part.LEDGER);
        environment.put("OAUTH_ENCRYPTION_KEY_FILE", places.masterKey().toString());
        environment.put("CREDLEDGER_SECRETS_DIRECTORY", places.secrets().toString());
        return environment;
    }

    /** Nobody revokes here: an erasure need not wait for it. */
    private Map<String, String> ledgerEnvironment() {
        Map<String, String> environment = kafka("ledger-service", Part.LEDGER);
        environment.put("CREDLEDGER_ERASURE_PATIENCE", "1s");
        return environment;
    }

    private Map<String, String> queryEnvironment() {
        Map<String, String> environment = kafka("query-api", Part.QUERY);
        environment.put("OAUTH_ENCRYPTION_KEY_FILE", places.masterKey().toString());
        environment.put("CREDLEDGER_PSEUDONYM_KEY_FILE", places.pseudonymKey().toString());
        environment.put("CREDLEDGER_HTTP_PORT", Integer.toString(httpPort));
        environment.put("CREDLEDGER_VERIFY_STORED", "false");
        environment.putAll(query.settings());
        return environment;
    }

    /** It meets the same providers. */
    private Map<String, String> refresherEnvironment() {
        Map<String, String> environment = kafka("refresher", Part.REFRESHER);
        environment.put("OAUTH_ENCRYPTION_KEY_FILE", places.masterKey().toString());
        environment.put("CREDLEDGER_REFRESHER_KEY_FILE", places.refresherKey().toString());
        environment.put(
                "CREDLEDGER_REFRESHER_JOURNAL_DIRECTORY",
                places.data().resolve("journal").toString());
        environment.putAll(query.settings());
        return environment;
    }

    /** What an auditor writes down: who they are to Kafka, and nothing else. */
    Map<String, String> auditorEnvironment() {
        Map<String, String> environment = kafka("auditor", Part.QUERY);
        environment.remove("CREDLEDGER_STATE_DIRECTORY");
        return environment;
    }

    private Map<String, String> kafka(String principal, Part part) {
        Map<String, String> environment = new HashMap<>();
        environment.put("CREDLEDGER_BOOTSTRAP_SERVERS", bootstrapServers());
        environment.put("CREDLEDGER_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT");
        environment.put("CREDLEDGER_KAFKA_SASL_USERNAME", principal);
        environment.put(
                "CREDLEDGER_KAFKA_SASL_PASSWORD_FILE",
                places.password(principal).toString());
        environment.put("CREDLEDGER_STATE_DIRECTORY", places.state(part).toString());
        environment.put("CREDLEDGER_REPLICATION_FACTOR", "1");
        environment.put("CREDLEDGER_MIN_INSYNC_REPLICAS", "1");
        environment.put("CREDLEDGER_STANDBY_REPLICAS", "0");
        environment.put("CREDLEDGER_ROCKSDB_MEMORY", "32");
        environment.put("CREDLEDGER_HEALTH_PORT", "0");
        return environment;
    }
}
