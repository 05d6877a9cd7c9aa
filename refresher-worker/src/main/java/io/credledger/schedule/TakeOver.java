package io.credledger.schedule;

import io.credledger.ledger.Refreshing.OpenAttempt;
import java.time.Duration;
import java.time.Instant;

/** When an open attempt that nobody here works on may be ended by somebody else than its worker. */
public final class TakeOver {

    /** What the clocks of two machines may differ by. */
    public static final Duration MARGIN = Duration.ofSeconds(5);

    private TakeOver() {}

    /**
     * At once if this worker began it in an earlier life; else once its lease has ended by the writer's clock and a whole lease was seen to pass here, whatever the
     * clocks say.
     *
     * @param firstSeen when this process first knew of the attempt: its wall clock now, less what its monotonic clock counted since
     */
    public static Instant notBefore(OpenAttempt attempt, boolean earlierLife, Instant firstSeen) {
        if (earlierLife) {
            return attempt.startedAt();
        }
        Instant byWriter = attempt.leaseUntil().plus(MARGIN);
        Instant bySight = firstSeen
                .plus(Duration.between(attempt.startedAt(), attempt.leaseUntil()))
                .plus(MARGIN);
        return byWriter.isAfter(bySight) ? byWriter : bySight;
    }
}
