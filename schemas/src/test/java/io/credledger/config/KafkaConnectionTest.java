package io.credledger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KafkaConnectionTest {

    private static final ConfigurationReader<KafkaConnection> READER = new ConfigurationReader<>(
            SharedSettings.kafka(), KafkaConnection.CONSTRAINTS, List.of(), KafkaConnection::from);

    @TempDir
    private Path dir;

    @Test
    void aPlainConnectionNeedsOnlyBrokers() {
        assertThat(read(Map.of()).properties()).isEqualTo(Map.of("bootstrap.servers", "a:1,[::1]:2"));
    }

    @Test
    void kafkasOwnSettingsArePassedOn() {
        assertThat(read(Map.of(
                                "CREDLEDGER_KAFKA_SECURITY_PROTOCOL", "SSL",
                                "CREDLEDGER_KAFKA_SSL_TRUSTSTORE_LOCATION", "/etc/trust.jks",
                                "CREDLEDGER_KAFKA_REQUEST_TIMEOUT_MS", " 5000 "))
                        .properties())
                .containsEntry("security.protocol", "SSL")
                .containsEntry("ssl.truststore.location", "/etc/trust.jks")
                .containsEntry("request.timeout.ms", "5000");
    }

    @Test
    void kafkasPasswordsMayStandInFilesAndHideThemselves() throws IOException {
        Path file = Files.writeString(dir.resolve("pw"), "canary\n");

        KafkaConnection connection = read(Map.of(
                "CREDLEDGER_KAFKA_SSL_TRUSTSTORE_PASSWORD_FILE",
                file.toString(),
                "CREDLEDGER_KAFKA_SSL_KEY_PASSWORD",
                "canary2"));

        assertThat(connection.properties())
                .containsEntry("ssl.truststore.password", new Password("canary"))
                .containsEntry("ssl.key.password", new Password("canary2"));
        assertThat(connection.toString()).doesNotContain("canary");
    }

    @Test
    void aLoginIsScramOverTlsUnlessSaidOtherwise() {
        assertThat(read(login("alice", "pw")).properties())
                .containsEntry("sasl.mechanism", "SCRAM-SHA-256")
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry(
                        "sasl.jaas.config",
                        new Password("org.apache.kafka.common.security.scram.ScramLoginModule required"
                                + " username=\"alice\" password=\"pw\";"));
        assertThat(read(login(
                                "alice",
                                "pw",
                                "CREDLEDGER_KAFKA_SASL_MECHANISM",
                                "PLAIN",
                                "CREDLEDGER_KAFKA_SECURITY_PROTOCOL",
                                "SASL_PLAINTEXT"))
                        .properties())
                .containsEntry("security.protocol", "SASL_PLAINTEXT")
                .hasEntrySatisfying(
                        "sasl.jaas.config",
                        line -> assertThat(((Password) line).value()).contains("PlainLoginModule"));
    }

    @Test
    void kafkaReadsAnyUserNameAndPasswordAsTheyWere() {
        Random random = new Random(20261120);
        String alphabet = "ab\"'\\;=#{}$/*\n\r\t \u00e4\u20ac\u0007,";
        for (int i = 0; i < 500; i++) {
            String username = "u" + random(random, alphabet) + "u";
            String password = "p" + random(random, alphabet) + "p";

            Map<String, Object> properties = read(login(username, password)).properties();

            Map<String, ?> options = JaasContext.loadClientContext(properties)
                    .configurationEntries()
                    .get(0)
                    .getOptions();
            assertThat(options.get("username")).isEqualTo(username);
            assertThat(options.get("password")).isEqualTo(password);
        }
    }

    @Test
    void aLoginIsCompleteAndConsistent() {
        assertProblem(
                Map.of("CREDLEDGER_KAFKA_SASL_USERNAME", "alice"),
                "CREDLEDGER_KAFKA_SASL_USERNAME (credledger.kafka.sasl.username): must be given together with"
                        + " CREDLEDGER_KAFKA_SASL_PASSWORD (credledger.kafka.sasl.password)");
        assertProblem(
                Map.of("CREDLEDGER_KAFKA_SASL_PASSWORD", "pw"),
                "CREDLEDGER_KAFKA_SASL_USERNAME (credledger.kafka.sasl.username): must be given together with"
                        + " CREDLEDGER_KAFKA_SASL_PASSWORD (credledger.kafka.sasl.password)");
        assertProblem(
                login("alice", "pw", "CREDLEDGER_KAFKA_SASL_MECHANISM", "GSSAPI"),
                "CREDLEDGER_KAFKA_SASL_USERNAME (credledger.kafka.sasl.username):"
                        + " needs a sasl.mechanism of PLAIN, SCRAM-SHA-256, SCRAM-SHA-512");
        assertProblem(
                login("alice", "pw", "CREDLEDGER_KAFKA_SECURITY_PROTOCOL", "PLAINTEXT"),
                "CREDLEDGER_KAFKA_SASL_USERNAME (credledger.kafka.sasl.username):"
                        + " needs a security.protocol of SASL_SSL, or SASL_PLAINTEXT");
        assertProblem(
                login("alice", "pw", "CREDLEDGER_KAFKA_SASL_JAAS_CONFIG", "x required;"),
                "CREDLEDGER_KAFKA_SASL_USERNAME (credledger.kafka.sasl.username):"
                        + " must not be given together with sasl.jaas.config");
    }

    @Test
    void whatKafkaRefusesIsRefusedAtOnce() {
        assertProblem(
                Map.of("CREDLEDGER_KAFKA_SECURITY_PROTOCOL", "TELNET"),
                "CREDLEDGER_KAFKA_SECURITY_PROTOCOL: must be what Kafka takes for security.protocol");
        assertProblem(
                Map.of("CREDLEDGER_KAFKA_REQUEST_TIMEOUT_MS", "soon"),
                "CREDLEDGER_KAFKA_REQUEST_TIMEOUT_MS: must be what Kafka takes for request.timeout.ms");
    }

    @Test
    void misspeltAndForeignKafkaSettingsAreUnknown() {
        assertProblem(
                Map.of("CREDLEDGER_KAFKA_SECURITY_PROTOKOL", "SSL"),
                "CREDLEDGER_KAFKA_SECURITY_PROTOKOL: is not a setting; the nearest is CREDLEDGER_KAFKA_SECURITY_PROTOCOL");
        assertProblem(
                Map.of("CREDLEDGER_KAFKA_ISOLATION_LEVEL", "x"), "CREDLEDGER_KAFKA_ISOLATION_LEVEL: is not a setting");
        assertProblem(Map.of("CREDLEDGER_KAFKA_CLIENT_ID", "x"), "CREDLEDGER_KAFKA_CLIENT_ID: is not a setting");
    }

    private static Map<String, String> login(String username, String password, String... more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("CREDLEDGER_KAFKA_SASL_USERNAME", username);
        environment.put("CREDLEDGER_KAFKA_SASL_PASSWORD", password);
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    private static KafkaConnection read(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("CREDLEDGER_BOOTSTRAP_SERVERS", "a:1,[::1]:2");
        return READER.read(Sources.of(all));
    }

    private static void assertProblem(Map<String, String> environment, String problem) {
        ConfigurationException e = catchThrowableOfType(ConfigurationException.class, () -> read(environment));
        assertThat(e.problems()).map(ConfigurationProblem::toString).containsExactly(problem);
    }

    private static String random(Random random, String alphabet) {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(12), 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
        return text.toString();
    }
}
