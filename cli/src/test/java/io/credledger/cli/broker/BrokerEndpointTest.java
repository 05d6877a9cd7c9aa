package io.credledger.cli.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.cli.broker.BrokerException.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void anythingElseInTheFileIsRefused() throws Exception {
        Files.writeString(directory.resolve("endpoint"), "nonsense");

        assertThatExceptionOfType(BrokerException.class)
                .isThrownBy(() -> BrokerEndpoint.read(directory))
                .extracting(BrokerException::fault)
                .isEqualTo(Fault.ENDPOINT_UNREADABLE);
    }

    @Test
    void aPortIsChosenBelowTheEphemeralRange() {
        assertThat(Ports.free("127.0.0.1")).isBetween(20_000, 29_999);
    }
}
