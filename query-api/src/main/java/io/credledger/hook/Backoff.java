package io.credledger.hook;

import java.time.Duration;
import java.util.List;

/** How long after a failed attempt the next one is made. It never gives up by itself: who does not want to be told any more unsubscribes. */
public final class Backoff {

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6));

    private Backoff() {}

    /**
     * The pause.
     *
     * @param failures in a row, one or more
     * @param jitter from 0 to 1: up to a fifth more, so that those that failed together do not come back together
     */
    public static Duration after(int failures, double jitter) {
        Duration step = STEPS.get(Math.min(failures, STEPS.size()) - 1);
        return step.plusMillis((long) (step.toMillis() * jitter / 5));
    }
}
