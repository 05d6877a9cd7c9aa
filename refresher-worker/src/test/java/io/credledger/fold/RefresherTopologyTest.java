package io.credledger.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** Names of nodes and stores are in changelogs, group assignments and metrics: a change of this file is a migration. */
class RefresherTopologyTest {

    @Test
    void theTopologyIsTheFrozenOne() throws IOException {
        String described = RefresherTopology.of(Nothing::new).describe().toString();

        try (InputStream frozen =
                Objects.requireNonNull(RefresherTopologyTest.class.getResourceAsStream("refresher-topology.txt"))) {
            assertThat(described).isEqualTo(new String(frozen.readAllBytes(), UTF_8));
        }
    }

    private static final class Nothing implements Processor<byte[], byte[], Void, Void> {

        @Override
        public void process(Record<byte[], byte[]> record) {
            throw new AssertionError("a topology that is described runs nothing");
        }
    }
}
