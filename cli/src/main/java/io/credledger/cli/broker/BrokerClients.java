package io.credledger.cli.broker;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;

/** What a Kafka client needs to log in as a principal. */
public final class BrokerClients {
    private BrokerClients() {}

    /** Connection settings of any Kafka client or Streams application; the only secret in them is a {@link Password}. */
    public static Map<String, Object> properties(
            String bootstrapServers, BrokerPrincipal principal, Password password) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SASL_PLAINTEXT");
        properties.put(SaslConfigs.SASL_MECHANISM, BrokerConfiguration.MECHANISM);
        properties.put(SaslConfigs.SASL_JAAS_CONFIG, scramLogin(principal, password));
        return properties;
    }

    static Password scramLogin(BrokerPrincipal principal, Password password) {
        return new Password("org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
                + principal.principalName() + "\" password=\"" + password.value() + "\";");
    }
}
