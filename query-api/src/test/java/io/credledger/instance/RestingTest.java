package io.credledger.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestingTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Resting resting = new Resting(nanos::get);
    private final InetSocketAddress one = InetSocketAddress.createUnresolved("one", 1);
    private final InetSocketAddress two = InetSocketAddress.createUnresolved("two", 1);

    private void fails(int times) {
        for (int i = 0; i < times; i++) {
            resting.failed(one);
        }
    }

    @Test
    void whoFailsAgainAndAgainIsLeftAloneForAMoment() {
        fails(Resting.FAILURES - 1);
        assertThat(resting.rests(one)).isFalse();
        fails(1);
        assertThat(resting.rests(one)).isTrue();
        assertThat(resting.rests(two)).isFalse();
        nanos.addAndGet(Resting.PAUSE.toNanos());
        assertThat(resting.rests(one)).isFalse();
        fails(1);
        assertThat(resting.rests(one)).isTrue();
    }

    @Test
    void whoAnswersIsAskedAgain() {
        fails(Resting.FAILURES);
        resting.answered(one);
        assertThat(resting.rests(one)).isFalse();
        fails(Resting.FAILURES - 1);
        assertThat(resting.rests(one)).isFalse();
    }
}
