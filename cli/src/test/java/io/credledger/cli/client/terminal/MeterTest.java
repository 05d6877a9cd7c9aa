package io.credledger.cli.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MeterTest {

    @Test
    void whatIsLeftIsToldInWords() {
        assertThat(Meter.text("events", 1_000, 10_000, Duration.ofSeconds(1)))
                .isEqualTo("events: 1,000 of 10,000, 1,000/s, 9 s left");
        assertThat(Meter.text("events", 1_000, 100_000, Duration.ofSeconds(1))).endsWith("1 min 39 s left");
        assertThat(Meter.text("events", 1_000, 10_000_000, Duration.ofSeconds(1)))
                .endsWith("2 h 46 min left");
        assertThat(Meter.text("events", 0, 10, Duration.ofSeconds(1))).isEqualTo("events: 0 of 10, 0/s");
    }
}
