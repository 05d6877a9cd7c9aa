package io.credledger.cascade;

import java.time.Duration;

/** How long the log may take to say that a command was done, before another is given. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 6;

    private Backoff() {}

    /** @param attempt from 0 */
    static long millis(int attempt) {
        return FIRST.toMillis() << Math.min(attempt, MOST_DOUBLINGS);
    }
}
