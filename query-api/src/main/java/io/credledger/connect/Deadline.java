package io.credledger.connect;

import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.protocol.DiscoveryException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long a request waits for a provider, over all that it asks. Every question has a deadline of its own beside. */
final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    /** What the future holds, which never fails by itself; empty when the time is over. */
    <T> Optional<T> await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return Optional.of(future.get(left(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a future that never fails failed", e.getCause());
        }
    }

    /**
     * The same of what needs an issuer's configuration.
     *
     * @throws RefusedException when that cannot be had
     */
    <T> T discovered(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get(left(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw EdgeReason.PROVIDER_UNAVAILABLE.refusal();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DiscoveryException discovery) {
                throw reason(discovery).refusal();
            }
            throw new IllegalStateException("an issuer could not be discovered", e.getCause());
        }
    }

    private static EdgeReason reason(DiscoveryException e) {
        return e.problem() == DiscoveryException.Problem.TARGET_REFUSED
                ? EdgeReason.TARGET_REFUSED
                : EdgeReason.PROVIDER_UNAVAILABLE;
    }

    boolean isOver() {
        return left() <= 0;
    }

    private long left() {
        return end - System.nanoTime();
    }
}
