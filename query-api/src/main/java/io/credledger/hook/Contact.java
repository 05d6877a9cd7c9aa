package io.credledger.hook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How it goes with one subscriber, over all shards. For one thread. */
final class Contact {

    private final Brake brake = new Brake();
    private @Nullable Outcome last;
    private @Nullable Instant at;

    Brake brake() {
        return brake;
    }

    /** Whether the subscriber is back after a pause. */
    boolean ended(Outcome outcome, Instant now, double jitter) {
        last = outcome;
        at = now;
        if (outcome == Outcome.TAKEN) {
            return brake.taken();
        }
        brake.failed(now, jitter);
        return false;
    }

    /** How the last attempt ended; null before the first since this process began. */
    @Nullable
    Outcome last() {
        return last;
    }

    @Nullable
    Instant at() {
        return at;
    }
}
