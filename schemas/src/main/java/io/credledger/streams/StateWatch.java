package io.credledger.streams;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams.State;

/**
 * Waits for states. Asks for the current state each time, because Streams calls its state listener outside its lock: two calls may come in
 * the wrong order.
 */
final class StateWatch {

    private final Supplier<State> current;

    StateWatch(Supplier<State> current) {
        this.current = current;
    }

    synchronized void changed() {
        notifyAll();
    }

    /** The state that ended the waiting: one of {@code wanted}, or what it was when time ran out. */
    synchronized State await(Set<State> wanted, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        State state = current.get();
        while (!wanted.contains(state)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                break;
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
            state = current.get();
        }
        return state;
    }

    synchronized State await(Set<State> wanted) throws InterruptedException {
        State state = current.get();
        while (!wanted.contains(state)) {
            wait();
            state = current.get();
        }
        return state;
    }
}
