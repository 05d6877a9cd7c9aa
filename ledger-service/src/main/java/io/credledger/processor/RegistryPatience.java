package io.credledger.processor;

import io.credledger.wire.RegistryUnavailableException;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a schema registry that is away, with the command in hand: what cannot be read now may be readable in a moment. When that takes too
 * long the failure goes on and the thread is replaced; since that takes its while too, an outage of any length stays below the limit of
 * replacements.
 */
final class RegistryPatience {

    static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(RegistryPatience.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final LongSupplier nanoTime;
    private final Sleeper sleeper;

    /** How a thread waits. */
    interface Sleeper {
        void sleep(Duration pause) throws InterruptedException;
    }

    RegistryPatience(LongSupplier nanoTime, Sleeper sleeper) {
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
    }

    static RegistryPatience ofSystem() {
        return new RegistryPatience(System::nanoTime, pause -> Thread.sleep(pause.toMillis()));
    }

    /** @param work may be tried again: it changes nothing before it has succeeded */
    <T> T outlast(Supplier<T> work) {
        long begin = nanoTime.getAsLong();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return work.get();
            } catch (RegistryUnavailableException e) {
                Duration waited = Duration.ofNanos(nanoTime.getAsLong() - begin);
                if (waited.plus(pause).compareTo(LIMIT) > 0) {
                    throw e;
                }
                LOG.warn("waiting for the schema registry, {} s so far", waited.toSeconds());
                sleep(pause, e);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void sleep(Duration pause, RegistryUnavailableException cause) {
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cause;
        }
    }
}
