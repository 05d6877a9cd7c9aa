package io.credledger.cli.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerSettingsTest {
    private final BrokerSettings settings = BrokerSettings.of(Path.of("broker"), Path.of("secrets"));

    @Test
    void loopbackAndFlushedUnlessSaidOtherwise() {
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.durability()).isEqualTo(Durability.FLUSH);
        assertThat(settings.port()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", ""})
    void anAddressThatClientsCannotConnectToIsRefused(String host) {
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withHost(host));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void aPortOutsideTheRangeIsRefused(int port) {
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withPort(port));
    }
}
