package io.credledger.config;

import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.util.Map;
import org.apache.kafka.common.config.types.Password;

/** Kafka's {@code sasl.jaas.config} for a user name and a password. */
final class JaasLine {

    static final Map<String, String> MODULES = Map.of(
            "PLAIN", "org.apache.kafka.common.security.plain.PlainLoginModule",
            "SCRAM-SHA-256", "org.apache.kafka.common.security.scram.ScramLoginModule",
            "SCRAM-SHA-512", "org.apache.kafka.common.security.scram.ScramLoginModule");

    private JaasLine() {}

    @RevealsSecret(reason = "Kafka logs in with it; from here on it is Kafka's Password, which hides itself")
    static Password of(String mechanism, String username, SecretToken password) {
        return new Password(MODULES.get(mechanism) + " required username=" + quoted(username) + " password="
                + quoted(password.revealText()) + ";");
    }

    /** As {@link java.io.StreamTokenizer} reads a quoted string, which ends at a bare line end. */
    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }
}
