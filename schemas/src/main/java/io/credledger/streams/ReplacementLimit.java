package io.credledger.streams;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Permits so many things within any window of time, counted on a monotonic clock. */
final class ReplacementLimit {

    private final int permits;
    private final long windowNanos;
    private final LongSupplier nanoTime;
    private final Deque<Long> taken = new ArrayDeque<>();

    ReplacementLimit(int permits, Duration window, LongSupplier nanoTime) {
        this.permits = permits;
        this.windowNanos = window.toNanos();
        this.nanoTime = nanoTime;
    }

    synchronized boolean tryTake() {
        long now = nanoTime.getAsLong();
        while (!taken.isEmpty() && now - taken.peekFirst() >= windowNanos) {
            taken.removeFirst();
        }
        if (taken.size() >= permits) {
            return false;
        }
        taken.addLast(now);
        return true;
    }
}
