package io.credledger.schedule;

import static io.credledger.schedule.Samples.connection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DueKeyTest {

    @Test
    void bytesSortByTimeAlsoBefore1970() {
        Random random = new Random(5);
        List<DueKey> keys = new ArrayList<>();
        for (long millis : new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE}) {
            keys.add(new DueKey(millis, connection(1)));
            keys.add(new DueKey(millis, connection(2)));
        }
        random.longs(500).forEach(millis -> keys.add(new DueKey(millis, connection(random.nextInt(9)))));
        List<DueKey> byBytes = new ArrayList<>(keys);
        byBytes.sort((a, b) -> Arrays.compareUnsigned(a.encode(), b.encode()));
        keys.sort(null);
        assertThat(byBytes).isEqualTo(keys);
    }

    @Test
    void bytesAreReadBack() {
        DueKey key = DueKey.of(Instant.parse("2026-11-21T06:00:00.123Z"), connection(1));
        assertThat(DueKey.decode(key.encode())).isEqualTo(key);
        assertThat(key.at()).isEqualTo(Instant.parse("2026-11-21T06:00:00.123Z"));
    }

    @Test
    void theFormatIsFixed() {
        DueKey key = new DueKey(1, connection(0));
        assertThat(HexFormat.of().formatHex(key.encode(), 0, 12)).isEqualTo("8000000000000001" + "636f6e5f");
        assertThat(key.encode()).hasSize(38);
    }

    @Test
    void timesBeyondALongAreItsEnds() {
        assertThat(DueKey.of(Instant.MAX, connection(1)).millis()).isEqualTo(Long.MAX_VALUE);
        assertThat(DueKey.of(Instant.MIN, connection(1)).millis()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void boundsAreBetweenKeys() {
        DueKey key = new DueKey(7, connection(1));
        assertThat(Arrays.compareUnsigned(DueKey.before(7), key.encode())).isNegative();
        assertThat(Arrays.compareUnsigned(key.encode(), key.after())).isNegative();
        assertThat(Arrays.compareUnsigned(key.after(), DueKey.before(8))).isNegative();
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertThatThrownBy(() -> DueKey.decode(new byte[4])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DueKey.decode(new byte[38])).isInstanceOf(IllegalArgumentException.class);
    }
}
