package io.credledger.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.wire.OuterFormat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Names of nodes and stores are in changelogs, group assignments and metrics: a change of this file is a migration. */
class WriterTopologyTest {

    @Test
    void theTopologyIsTheFrozenOne() throws IOException {
        String described = WriterTopology.of(
                        OuterFormat.builtIn(),
                        new MemoryLog(),
                        Clock.systemUTC(),
                        new WriterMetrics(new SimpleMeterRegistry()))
                .describe()
                .toString();

        try (InputStream frozen =
                Objects.requireNonNull(WriterTopologyTest.class.getResourceAsStream("writer-topology.txt"))) {
            assertThat(described).isEqualTo(new String(frozen.readAllBytes(), UTF_8));
        }
    }
}
