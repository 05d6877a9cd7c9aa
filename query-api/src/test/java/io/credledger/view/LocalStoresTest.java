package io.credledger.view;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoresTest {

    @TempDir
    private Path directory;

    @Test
    void aViewThatDoesNotRunIsUnavailable() {
        AppliedPositions positions = new AppliedPositions(1);
        ViewParts parts = new ViewParts(TestLedger.FORMAT, positions, (topic, shard) -> 0, new SimpleMeterRegistry());
        TestLedger ledger = new TestLedger(0, 1);
        try (KafkaStreams streams = new KafkaStreams(ViewTopology.of(parts), properties())) {
            LedgerView view = new StreamsLedgerView(new LocalStores(streams), positions, TestLedger.FORMAT, 1);
            assertThatThrownBy(() -> view.identity(ledger.identity(1))).isInstanceOf(ViewUnavailableException.class);
            streams.close(Duration.ofSeconds(5));
            assertThatThrownBy(() -> view.identities(new PageRequest(null, 1)))
                    .isInstanceOf(ViewUnavailableException.class);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, ViewTopology.APPLICATION_ID);
        // Nobody listens there, and nothing is started.
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        return properties;
    }
}
