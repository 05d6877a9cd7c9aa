package io.credledger.app.ledger;

import io.credledger.config.Configuration;
import io.credledger.config.ConfigurationReader;
import io.credledger.config.Constraint;
import io.credledger.config.KafkaConnection;
import io.credledger.config.Setting;
import io.credledger.config.SharedSettings;
import io.credledger.streams.StreamsSettings;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.OuterFormats;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the ledger service is told. No key is among it.
 *
 * @param healthPort for {@code /health} and {@code /metrics}; 0 takes a free one
 */
public record LedgerServiceConfiguration(
        StreamsSettings streams, OuterFormat format, String healthHost, int healthPort) {

    /** The consumer group, the prefix of changelogs, and of transactional ids. */
    public static final String APPLICATION_ID = "credledger-ledger-service";

    /** All that it reads. */
    public static List<Setting<?>> settings() {
        return Stream.of(
                        SharedSettings.kafka(),
                        SharedSettings.topology(),
                        SharedSettings.wire(),
                        SharedSettings.health())
                .flatMap(List::stream)
                .toList();
    }

    /** @param others settings of other roles that may stand in the same environment */
    public static ConfigurationReader<LedgerServiceConfiguration> reader(List<Setting<?>> others) {
        List<Constraint> constraints = Stream.of(KafkaConnection.CONSTRAINTS, SharedSettings.topologyConstraints())
                .flatMap(List::stream)
                .toList();
        return new ConfigurationReader<>(settings(), constraints, others, LedgerServiceConfiguration::of);
    }

    private static LedgerServiceConfiguration of(Configuration configuration) {
        return new LedgerServiceConfiguration(
                StreamsSettings.from(APPLICATION_ID, configuration),
                OuterFormats.from(configuration),
                configuration.get(SharedSettings.HEALTH_HOST),
                configuration.get(SharedSettings.HEALTH_PORT));
    }
}
