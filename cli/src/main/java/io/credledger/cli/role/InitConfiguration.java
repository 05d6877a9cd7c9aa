package io.credledger.cli.role;

import io.credledger.app.ledger.LedgerServiceConfiguration;
import io.credledger.config.Configuration;
import io.credledger.config.ConfigurationReader;
import io.credledger.config.Constraint;
import io.credledger.config.KafkaConnection;
import io.credledger.config.Setting;
import io.credledger.config.SettingName;
import io.credledger.config.SettingTypes;
import io.credledger.config.SharedSettings;
import io.credledger.secret.SecretToken;
import io.credledger.streams.StreamsSettings;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.OuterFormats;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a founding is told.
 *
 * @param masterKeys newest first; an {@code init} makes none
 * @param secrets where the keys that it makes and the admin's token go
 */
record InitConfiguration(StreamsSettings streams, OuterFormat format, List<SecretToken> masterKeys, Path secrets) {

    static final Setting<Path> SECRETS_DIRECTORY = Setting.named(
                    SettingName.of("credledger.secrets.directory"),
                    SettingTypes.path(),
                    "Where 'init' puts pseudonym.key, refresher.key, checkpoint.key and admin-token, each readable by its owner only.")
            .orElse("secrets");

    static List<Setting<?>> settings() {
        return Stream.of(
                        SharedSettings.kafka(),
                        SharedSettings.topology(),
                        SharedSettings.wire(),
                        List.<Setting<?>>of(SharedSettings.OAUTH_ENCRYPTION_KEY, SECRETS_DIRECTORY))
                .flatMap(List::stream)
                .toList();
    }

    static ConfigurationReader<InitConfiguration> reader() {
        List<Constraint> constraints = Stream.of(KafkaConnection.CONSTRAINTS, SharedSettings.topologyConstraints())
                .flatMap(List::stream)
                .toList();
        return new ConfigurationReader<>(settings(), constraints, RoleSettings.all(), InitConfiguration::of);
    }

    private static InitConfiguration of(Configuration configuration) {
        return new InitConfiguration(
                StreamsSettings.from(LedgerServiceConfiguration.APPLICATION_ID, configuration),
                OuterFormats.from(configuration),
                configuration.get(SharedSettings.OAUTH_ENCRYPTION_KEY),
                configuration.get(SECRETS_DIRECTORY));
    }
}
