package io.credledger.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenNumbersTest {

    private final SeenNumbers seen = new SeenNumbers();

    @Test
    void numbersMayOvertakeEachOther() {
        assertThat(seen.isFirst(3)).isTrue();
        assertThat(seen.isFirst(1)).isTrue();
        assertThat(seen.isFirst(2)).isTrue();
        assertThat(seen.isFirst(1)).isFalse();
        assertThat(seen.isFirst(3)).isFalse();
    }

    @Test
    void whatIsFarBehindCountsAsSeen() {
        assertThat(seen.isFirst(1)).isTrue();
        assertThat(seen.isFirst(100_000)).isTrue();
        assertThat(seen.isFirst(2)).isFalse();
        assertThat(seen.isFirst(99_999)).isTrue();
    }

    @Test
    void noNumberIsEverFirstTwice() {
        Random random = new Random(20261121);
        Set<Long> taken = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            long number = i / 2L + random.nextInt(10_000);
            if (seen.isFirst(number)) {
                assertThat(taken.add(number)).isTrue();
            }
        }
        assertThat(taken).hasSizeGreaterThan(50_000);
    }
}
