package io.credledger.refresh.gate;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a provider that is asked too much made us wait. */
final class Hold {
    private final Duration first;
    private final Duration most;
    private Instant since = Instant.MIN;
    private Instant until = Instant.MIN;
    private int times;

    Hold(GateSettings settings) {
        this.first = settings.hold();
        this.most = settings.holdMost();
    }

    Instant until() {
        return until;
    }

    /**
     * @param began when the request began: those that were under way together are one complaint
     * @param retryAfter null where it did not say
     */
    void limited(Instant now, Instant began, @Nullable Duration retryAfter) {
        boolean again = began.isAfter(since);
        times += again ? 1 : 0;
        Duration wait = retryAfter != null ? retryAfter : doubled();
        Instant end = now.plus(wait.compareTo(most) > 0 ? most : wait);
        since = again ? now : since;
        until = end.isAfter(until) ? end : until;
    }

    void worked() {
        times = 0;
    }

    private Duration doubled() {
        return first.multipliedBy(1L << Math.min(Math.max(times - 1, 0), 20));
    }
}
