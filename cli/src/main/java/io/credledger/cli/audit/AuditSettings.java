package io.credledger.cli.audit;

import io.credledger.cli.role.RoleEnvironment;
import io.credledger.cli.role.RoleSettings;
import io.credledger.config.Configuration;
import io.credledger.config.ConfigurationReader;
import io.credledger.config.KafkaConnection;
import io.credledger.config.Setting;
import io.credledger.config.SharedSettings;
import io.credledger.secret.SecretToken;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.OuterFormats;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How an auditor reaches a cluster: the settings that every role has for it. */
record AuditSettings(KafkaConnection connection, OuterFormat format) {

    private static final List<Setting<?>> SETTINGS = Stream.of(SharedSettings.kafka(), SharedSettings.wire())
            .flatMap(List::stream)
            .toList();

    static AuditSettings read(Map<String, String> environment, @Nullable Path file) {
        return new ConfigurationReader<>(SETTINGS, KafkaConnection.CONSTRAINTS, RoleSettings.all(), AuditSettings::of)
                .read(RoleEnvironment.sources(environment, file));
    }

    private static AuditSettings of(Configuration configuration) {
        return new AuditSettings(KafkaConnection.from(configuration), OuterFormats.from(configuration));
    }

    /** Newest first; none where none is configured. */
    static List<SecretToken> masterKeys(Map<String, String> environment, @Nullable Path file) {
        return new ConfigurationReader<>(
                        List.<Setting<?>>of(SharedSettings.OAUTH_ENCRYPTION_KEY_IF_GIVEN),
                        List.of(),
                        RoleSettings.all(),
                        configuration -> configuration
                                .get(SharedSettings.OAUTH_ENCRYPTION_KEY_IF_GIVEN)
                                .orElse(List.of()))
                .read(RoleEnvironment.sources(environment, file));
    }

    @Override
    public String toString() {
        return "AuditSettings [redacted]";
    }
}
