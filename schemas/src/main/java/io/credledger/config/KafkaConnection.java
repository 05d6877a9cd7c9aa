package io.credledger.config;

import static io.credledger.config.SharedSettings.BOOTSTRAP_SERVERS;
import static io.credledger.config.SharedSettings.KAFKA_CLIENT;
import static io.credledger.config.SharedSettings.KAFKA_SASL_PASSWORD;
import static io.credledger.config.SharedSettings.KAFKA_SASL_USERNAME;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;

/**
 * How every Kafka client of a process connects and authenticates.
 *
 * @param properties for any client: bootstrap servers, security and timeouts; secrets are Kafka {@code Password}s, which hide themselves
 */
public record KafkaConnection(Map<String, Object> properties) {

    private static final String DEFAULT_MECHANISM = "SCRAM-SHA-256";
    private static final String DEFAULT_SASL_PROTOCOL = "SASL_SSL";

    /** What the settings of a connection must satisfy together. */
    public static final List<Constraint> CONSTRAINTS = List.of(
            sasl("must be given together with " + KAFKA_SASL_PASSWORD.name(), KafkaConnection::isLoginComplete),
            sasl(
                    "must not be given together with sasl.jaas.config",
                    c -> !hasLogin(c) || !has(c, SaslConfigs.SASL_JAAS_CONFIG)),
            sasl(
                    "needs a sasl.mechanism of "
                            + JaasLine.MODULES.keySet().stream().sorted().collect(Collectors.joining(", ")),
                    c -> !hasLogin(c)
                            || JaasLine.MODULES.containsKey(client(c, SaslConfigs.SASL_MECHANISM, DEFAULT_MECHANISM))),
            sasl(
                    "needs a security.protocol of SASL_SSL, or SASL_PLAINTEXT",
                    c -> !hasLogin(c)
                            || client(c, CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, DEFAULT_SASL_PROTOCOL)
                                    .startsWith("SASL_")));

    public KafkaConnection {
        properties = Map.copyOf(properties);
    }

    public static KafkaConnection from(Configuration configuration) {
        Map<String, Object> properties = new HashMap<>(configuration.get(KAFKA_CLIENT));
        properties.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                configuration.get(BOOTSTRAP_SERVERS).stream()
                        .map(HostAndPort::toString)
                        .collect(Collectors.joining(",")));
        configuration.get(KAFKA_SASL_USERNAME).ifPresent(username -> {
            String mechanism = client(configuration, SaslConfigs.SASL_MECHANISM, DEFAULT_MECHANISM);
            properties.put(SaslConfigs.SASL_MECHANISM, mechanism);
            // A password in clear on the wire has to be asked for.
            properties.putIfAbsent(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, DEFAULT_SASL_PROTOCOL);
            properties.put(
                    SaslConfigs.SASL_JAAS_CONFIG,
                    JaasLine.of(
                            mechanism,
                            username,
                            configuration.get(KAFKA_SASL_PASSWORD).orElseThrow()));
        });
        return new KafkaConnection(properties);
    }

    private static Constraint sasl(String rule, Predicate<Configuration> holds) {
        return new Constraint(List.of(KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD, KAFKA_CLIENT), rule, holds);
    }

    private static boolean isLoginComplete(Configuration configuration) {
        return hasLogin(configuration) == configuration.get(KAFKA_SASL_PASSWORD).isPresent();
    }

    private static boolean hasLogin(Configuration configuration) {
        return configuration.get(KAFKA_SASL_USERNAME).isPresent();
    }

    private static boolean has(Configuration configuration, String kafkaName) {
        return configuration.get(KAFKA_CLIENT).containsKey(kafkaName);
    }

    private static String client(Configuration configuration, String kafkaName, String absent) {
        return configuration.get(KAFKA_CLIENT).getOrDefault(kafkaName, absent).toString();
    }
}
