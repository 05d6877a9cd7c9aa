package io.credledger.streams;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that died, a few times a minute: KAFKA-20785 makes a healthy thread die of {@code INVALID_TXN_STATE} in a
 * time-out race. What cannot get better, and what gets worse too often, ends the client instead.
 *
 * <p>A replacement has another thread index, hence another static member id: the dead one's shards come back only after its session
 * time-out, 10 s with our settings (measured on 4.3.1; the next replacement takes the free index again).
 */
final class ThreadFailurePolicy implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadFailurePolicy.class);

    private final ReplacementLimit limit;
    private final AtomicReference<@Nullable ExitCode> fatal = new AtomicReference<>();

    ThreadFailurePolicy(ReplacementLimit limit) {
        this.limit = limit;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        Optional<ExitCode> exitCode = FatalFailures.exitCodeOf(failure);
        if (exitCode.isEmpty() && limit.tryTake()) {
            LOG.warn(
                    "a stream thread died and is replaced: {}",
                    failure.getClass().getName());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        // The first failure is the reason; others follow from it.
        fatal.compareAndSet(null, exitCode.orElse(ExitCode.UNEXPECTED));
        LOG.error("a stream thread died for good: {}", failure.getClass().getName());
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Empty while nothing fatal has happened. */
    Optional<ExitCode> fatal() {
        return Optional.ofNullable(fatal.get());
    }
}
