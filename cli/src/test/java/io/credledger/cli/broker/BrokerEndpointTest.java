package io.credledger.cli.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.cli.broker.BrokerException.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerEndpointTest {
    @TempDir
    private Path directory;

    @Test
    void whatIsRecordedIsRead() {
        new BrokerEndpoint("127.0.0.1", 21_234).record(directory);

        assertThat(BrokerEndpoint.read(directory)).contains(new BrokerEndpoint("127.0.0.1", 21_234));
    }

    @Test
    void anAddressOfTheSixthVersionStandsInBrackets() {
        new BrokerEndpoint("::1", 21_234).record(directory);

        assertThat(BrokerEndpoint.read(directory).map(BrokerEndpoint::bootstrapServers))
                .contains("[::1]:21234");
    }

    @Test
    void aDirectoryWithoutABrokerHasNone() {
        assertThat(BrokerEndpoint.read(directory)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "127.0.0.1:99999", "127.0.0.1:0", ""})
    void anythingElseInTheFileIsRefused(String text) throws Exception {
        Files.writeString(directory.resolve("endpoint"), text);

        assertThatExceptionOfType(BrokerException.class)
                .isThrownBy(() -> BrokerEndpoint.read(directory))
                .extracting(BrokerException::fault)
                .isEqualTo(Fault.ENDPOINT_UNREADABLE);
    }

    @Test
    void anAddressThatIsNotOurOwnIsRefused() {
        // TEST-NET-1 (RFC 5737): nobody's.
        assertThatExceptionOfType(BrokerException.class)
                .isThrownBy(() -> Ports.free("192.0.2.1"))
                .extracting(BrokerException::fault)
                .isEqualTo(Fault.ADDRESS_UNUSABLE);
    }

    @Test
    void aPortIsChosenBelowTheEphemeralRange() {
        assertThat(Ports.free("127.0.0.1")).isBetween(20_000, 29_999);
    }
}
