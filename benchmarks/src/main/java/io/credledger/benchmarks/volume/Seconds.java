package io.credledger.benchmarks.volume;

import java.util.concurrent.TimeUnit;

/** By the monotonic clock. */
final class Seconds {

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private Seconds() {}

    static double since(long nanoTime) {
        return of(System.nanoTime() - nanoTime);
    }

    static double of(long nanos) {
        return nanos / NANOS;
    }
}
