package io.credledger.app.refresher;

import io.credledger.config.Configuration;
import io.credledger.config.ConfigurationReader;
import io.credledger.config.Constraint;
import io.credledger.config.KafkaConnection;
import io.credledger.config.Setting;
import io.credledger.config.SettingName;
import io.credledger.config.SettingTypes;
import io.credledger.config.SharedSettings;
import io.credledger.fold.RefresherTopology;
import io.credledger.secret.SecretToken;
import io.credledger.streams.StreamsSettings;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.OuterFormats;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the refresher is told.
 *
 * @param masterKeys newest first
 * @param refresherKey the file of the keys that open refresh tokens
 * @param journal the directory of the attempt journal
 * @param healthPort for {@code /health} and {@code /metrics}; 0 takes a free one
 */
public record RefresherConfiguration(
        StreamsSettings streams,
        OuterFormat format,
        List<SecretToken> masterKeys,
        Path refresherKey,
        Path journal,
        WorkSettings work,
        String healthHost,
        int healthPort) {

    public static final Setting<Path> REFRESHER_KEY_FILE = Setting.named(
                    SettingName.of("credledger.refresher.key.file"),
                    SettingTypes.path(),
                    "The keys that open refresh tokens. No other process is given them.")
            .required();

    public static final Setting<Path> JOURNAL_DIRECTORY = Setting.named(
                    SettingName.of("credledger.refresher.journal.directory"),
                    SettingTypes.path(),
                    "Where answers of providers are kept, sealed, until the ledger has them. One process at a time. Losing it can cost grants.")
            .orElse("data/journal");

    /** All that it reads. */
    public static List<Setting<?>> settings() {
        return Stream.of(
                        SharedSettings.kafka(),
                        SharedSettings.topology(),
                        SharedSettings.wire(),
                        List.<Setting<?>>of(SharedSettings.OAUTH_ENCRYPTION_KEY, REFRESHER_KEY_FILE, JOURNAL_DIRECTORY),
                        WorkSettings.settings(),
                        SharedSettings.log(),
                        SharedSettings.health())
                .flatMap(List::stream)
                .toList();
    }

    /** @param others settings of other roles that may stand in the same environment */
    public static ConfigurationReader<RefresherConfiguration> reader(List<Setting<?>> others) {
        List<Constraint> constraints = Stream.of(
                        KafkaConnection.CONSTRAINTS, SharedSettings.topologyConstraints(), WorkSettings.constraints())
                .flatMap(List::stream)
                .toList();
        return new ConfigurationReader<>(settings(), constraints, others, RefresherConfiguration::of);
    }

    private static RefresherConfiguration of(Configuration configuration) {
        return new RefresherConfiguration(
                StreamsSettings.from(RefresherTopology.APPLICATION_ID, configuration),
                OuterFormats.from(configuration),
                configuration.get(SharedSettings.OAUTH_ENCRYPTION_KEY),
                configuration.get(REFRESHER_KEY_FILE),
                configuration.get(JOURNAL_DIRECTORY),
                WorkSettings.from(configuration),
                configuration.get(SharedSettings.HEALTH_HOST),
                configuration.get(SharedSettings.HEALTH_PORT));
    }
}
