package io.credledger.app.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationReader;
import io.credledger.config.Sources;
import io.credledger.instance.InstanceServer.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstanceSettingsTest {

    private static Optional<Place> read(Map<String, String> environment) {
        return new ConfigurationReader<>(
                        InstanceSettings.settings(),
                        InstanceSettings.constraints(),
                        List.of(),
                        configuration -> Optional.ofNullable(InstanceSettings.from(configuration)))
                .read(Sources.of(environment));
    }

    @Test
    void whoSaysNothingIsAlone() {
        assertThat(read(Map.of())).isEmpty();
        assertThat(read(Map.of("CREDLEDGER_INSTANCE_HOST", "10.0.0.1"))).isEmpty();
    }

    @Test
    void nobodyElsesMachineReachesItUnlessThatIsSaid() {
        assertThat(read(Map.of("CREDLEDGER_INSTANCE_PORT", "8090")))
                .contains(new Place("127.0.0.1", 8090, "127.0.0.1"));
        assertThat(read(Map.of("CREDLEDGER_INSTANCE_PORT", "0", "CREDLEDGER_INSTANCE_HOST", "10.0.0.1")))
                .contains(new Place("10.0.0.1", 0, "10.0.0.1"));
    }

    @Test
    void whoIsOnAllAddressesSaysByWhichOneItIsFound() {
        Map<String, String> everywhere = Map.of("CREDLEDGER_INSTANCE_PORT", "8090", "CREDLEDGER_INSTANCE_HOST", "::");
        assertThatThrownBy(() -> read(everywhere)).isInstanceOf(ConfigurationException.class);
        assertThat(read(Map.of(
                        "CREDLEDGER_INSTANCE_PORT",
                        "8090",
                        "CREDLEDGER_INSTANCE_HOST",
                        "0.0.0.0",
                        "CREDLEDGER_INSTANCE_ADDRESS",
                        "query-1.internal")))
                .contains(new Place("0.0.0.0", 8090, "query-1.internal"));
    }
}
