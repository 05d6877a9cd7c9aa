package io.credledger.app.ledger;

import io.credledger.config.Configuration;
import io.credledger.config.ConfigurationReader;
import io.credledger.config.Constraint;
import io.credledger.config.Durations;
import io.credledger.config.KafkaConnection;
import io.credledger.config.Setting;
import io.credledger.config.SettingName;
import io.credledger.config.SharedSettings;
import io.credledger.streams.StreamsSettings;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.OuterFormats;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the ledger service is told. No key is among it.
 *
 * @param erasurePatience how long the revocation of what an erased person had may take before its keys go all the same
 * @param healthPort for {@code /health} and {@code /metrics}; 0 takes a free one
 */
public record LedgerServiceConfiguration(
        StreamsSettings streams, OuterFormat format, Duration erasurePatience, String healthHost, int healthPort) {

    public static final Setting<Duration> ERASURE_PATIENCE = Setting.named(
                    SettingName.of("credledger.erasure.patience"),
                    Durations.duration(Duration.ZERO, Duration.ofDays(30)),
                    "When a person is erased: how long the revocation of a credential at its provider may take before the keys are shredded all the same.")
            .orElse("24h");

    /** With the patience that an installation has unless it says otherwise. */
    public LedgerServiceConfiguration(StreamsSettings streams, OuterFormat format, String healthHost, int healthPort) {
        this(streams, format, Duration.ofHours(24), healthHost, healthPort);
    }

    /** The consumer group, the prefix of changelogs, and of transactional ids. */
    public static final String APPLICATION_ID = "credledger-ledger-service";

    /** All that it reads. */
    public static List<Setting<?>> settings() {
        return Stream.of(
                        SharedSettings.kafka(),
                        SharedSettings.topology(),
                        SharedSettings.wire(),
                        List.<Setting<?>>of(ERASURE_PATIENCE),
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

    /** The one setting that a process with all roles in it must know of this one. */
    public static ConfigurationReader<Duration> patience(List<Setting<?>> others) {
        return new ConfigurationReader<>(
                List.of(ERASURE_PATIENCE), List.of(), others, configuration -> configuration.get(ERASURE_PATIENCE));
    }

    private static LedgerServiceConfiguration of(Configuration configuration) {
        return new LedgerServiceConfiguration(
                StreamsSettings.from(APPLICATION_ID, configuration),
                OuterFormats.from(configuration),
                configuration.get(ERASURE_PATIENCE),
                configuration.get(SharedSettings.HEALTH_HOST),
                configuration.get(SharedSettings.HEALTH_PORT));
    }
}
