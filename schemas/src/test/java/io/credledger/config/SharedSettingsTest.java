package io.credledger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SharedSettingsTest {

    @Test
    void theNamesThatWereFixedAreAsFixed() {
        assertThat(SharedSettings.BOOTSTRAP_SERVERS.name())
                .isEqualTo(new SettingName("credledger.bootstrap.servers", "CREDLEDGER_BOOTSTRAP_SERVERS"));
        assertThat(SharedSettings.SCHEMA_REGISTRY_URL.name())
                .isEqualTo(new SettingName("schema.registry.url", "CREDLEDGER_SCHEMA_REGISTRY_URL"));
        assertThat(SharedSettings.OAUTH_ENCRYPTION_KEY.name().variable()).isEqualTo("OAUTH_ENCRYPTION_KEY");
        assertThat(SharedSettings.ENABLE_TOKEN_EXCHANGE.name().variable()).isEqualTo("ENABLE_TOKEN_EXCHANGE");
    }

    @Test
    void namesAreUniqueAlsoWithTheFilesOfSecrets() {
        for (Layer.Kind kind : Layer.Kind.values()) {
            assertThat(SharedSettings.all().stream()
                            .flatMap(setting -> setting.namesIn(kind).stream())
                            .toList())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void theDefaultsAreThoseOfTheDesign() {
        Configuration configuration = readTopologyAndWire(Map.of());

        assertThat(configuration.get(SharedSettings.ENABLE_TOKEN_EXCHANGE)).isFalse();
        assertThat(configuration.get(SharedSettings.REPLICATION_FACTOR)).isEqualTo(3);
        assertThat(configuration.get(SharedSettings.MIN_IN_SYNC_REPLICAS)).isEqualTo(2);
        assertThat(configuration.get(SharedSettings.STANDBY_REPLICAS)).isEqualTo(1);
        assertThat(configuration.get(SharedSettings.STATE_DIRECTORY)).isEqualTo(Path.of("data", "state"));
        assertThat(configuration.get(SharedSettings.SERIALIZER_CLASS)).isEqualTo("io.credledger.wire.FramedSerializer");
        assertThat(configuration.get(SharedSettings.DESERIALIZER_CLASS))
                .isEqualTo("io.credledger.wire.FramedDeserializer");
    }

    @Test
    void moreCopiesInSyncThanThereAreIsAProblem() {
        assertThatThrownBy(() -> readTopologyAndWire(Map.of("CREDLEDGER_REPLICATION_FACTOR", "1")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("CREDLEDGER_MIN_INSYNC_REPLICAS");
    }

    private static Configuration readTopologyAndWire(Map<String, String> environment) {
        List<Setting<?>> settings = SharedSettings.all().stream()
                .filter(setting -> !setting.defaultText().equals("required"))
                .toList();
        return new ConfigurationReader<>(
                        settings, SharedSettings.topologyConstraints(), List.of(), configuration -> configuration)
                .read(Sources.of(environment));
    }
}
