package io.credledger.schedule;

import java.time.Duration;

/**
 * Exponential backoff with full jitter: anything between {@code first} and twice as much with each failure, up to {@code most}.
 */
public record Backoff(Duration first, Duration most) {

    /** Between 5 seconds and a quarter of an hour. */
    public static final Backoff USUAL = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(15));

    public Backoff {
        if (first.isNegative() || first.isZero() || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("a backoff begins above zero and does not shrink");
        }
    }

    /**
     * @param failures in a row, this one included
     * @param random in [0, 1)
     */
    public Duration after(int failures, double random) {
        int doublings = Math.max(1, Math.min(failures, 30));
        double most = Math.min((double) this.most.toMillis(), (double) first.toMillis() * (1L << doublings));
        return first.plusMillis((long) (random * (most - first.toMillis())));
    }
}
