package io.credledger.streams;

import static org.apache.kafka.streams.KafkaStreams.State.CREATED;
import static org.apache.kafka.streams.KafkaStreams.State.ERROR;
import static org.apache.kafka.streams.KafkaStreams.State.NOT_RUNNING;
import static org.apache.kafka.streams.KafkaStreams.State.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class StateWatchTest {

    private final AtomicReference<State> state = new AtomicReference<>(CREATED);
    private final StateWatch watch = new StateWatch(state::get);

    @Test
    void aStateThatIsThereIsNotWaitedFor() throws InterruptedException {
        assertThat(watch.await(Set.of(CREATED), Duration.ZERO)).isEqualTo(CREATED);
        assertThat(watch.await(Set.of(CREATED))).isEqualTo(CREATED);
    }

    @Test
    void waitingEndsWithTheStateThereIsWhenTimeRunsOut() throws InterruptedException {
        assertThat(watch.await(Set.of(RUNNING), Duration.ofMillis(5))).isEqualTo(CREATED);
    }

    @Test
    void aChangeWakesEveryWaiter() {
        CompletableFuture<State> limited = waiting(() -> watch.await(Set.of(RUNNING, ERROR), Duration.ofMinutes(1)));
        CompletableFuture<State> unlimited = waiting(() -> watch.await(Set.of(NOT_RUNNING, ERROR)));

        state.set(ERROR);
        watch.changed();

        assertThat(limited.join()).isEqualTo(ERROR);
        assertThat(unlimited.join()).isEqualTo(ERROR);
    }

    private interface Wait {
        State forState() throws InterruptedException;
    }

    private static CompletableFuture<State> waiting(Wait wait) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return wait.forState();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
