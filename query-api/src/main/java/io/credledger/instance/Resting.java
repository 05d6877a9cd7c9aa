package io.credledger.instance;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Instances that are not asked for a moment, because they did not answer several times in a row: one that hangs must not take along everybody
 * who waits for it. Safe for many threads.
 */
final class Resting {

    /** One connection that was closed meanwhile says nothing about the instance. */
    static final int FAILURES = 3;

    static final Duration PAUSE = Duration.ofMillis(200);

    private final LongSupplier nanos;
    private final Map<InetSocketAddress, Failing> failing = new ConcurrentHashMap<>();

    private record Failing(int failures, long last) {}

    /** @param nanos a clock that never goes back */
    Resting(LongSupplier nanos) {
        this.nanos = nanos;
    }

    boolean rests(InetSocketAddress instance) {
        Failing known = failing.get(instance);
        return known != null && known.failures() >= FAILURES && nanos.getAsLong() - known.last() < PAUSE.toNanos();
    }

    void failed(InetSocketAddress instance) {
        long now = nanos.getAsLong();
        failing.merge(instance, new Failing(1, now), (known, one) -> new Failing(known.failures() + 1, now));
    }

    void answered(InetSocketAddress instance) {
        failing.remove(instance);
    }
}
