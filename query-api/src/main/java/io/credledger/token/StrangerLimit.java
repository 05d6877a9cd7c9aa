package io.credledger.token;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Records only so many refusals a minute of whom nobody knows: they cost nothing to whoever sends them, and the record is kept for ever. What
 * is more than that is not told either, because nothing is told that is not recorded.
 */
public final class StrangerLimit implements AccessLog {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final AccessLog log;
    private final Bucket bucket;

    /** @param perMinute of all strangers together */
    public StrangerLimit(AccessLog log, int perMinute) {
        this.log = log;
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
                .build();
    }

    @Override
    public CompletableFuture<Void> record(AccessEntry entry) {
        return entry.caller() != null || bucket.tryConsume(1)
                ? log.record(entry)
                : CompletableFuture.failedFuture(new AccessNotRecordedException(null));
    }
}
