package io.credledger.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.wire.RegistryUnavailableException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RegistryPatienceTest {

    private final RegistryPatience patience = new RegistryPatience(3, Duration.ZERO);
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void aRegistryThatComesBackIsWaitedFor() {
        patience.run(() -> failUntil(3));
        assertThat(attempts).hasValue(3);
    }

    @Test
    void aRegistryThatStaysAwayEndsTheThread() {
        assertThatThrownBy(() -> patience.run(() -> failUntil(4))).isInstanceOf(RegistryUnavailableException.class);
        assertThat(attempts).hasValue(3);
    }

    private void failUntil(int attempt) {
        if (attempts.incrementAndGet() < attempt) {
            throw new RegistryUnavailableException("away");
        }
    }
}
