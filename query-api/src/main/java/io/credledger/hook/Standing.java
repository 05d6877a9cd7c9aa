package io.credledger.hook;

import io.credledger.ledger.Position;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it goes with a webhook.
 *
 * @param told up to where all is told, in order of shards
 * @param waiting how many notices are known to wait, at most {@value Teller#WINDOW} a shard
 * @param waitingSince when the oldest of them happened
 * @param failures attempts in a row that failed
 * @param lastOutcome of the last attempt since this process began
 */
public record Standing(
        List<Position> told,
        int waiting,
        @Nullable Instant waitingSince,
        int failures,
        @Nullable Outcome lastOutcome,
        @Nullable Instant lastAttemptAt) {

    /** Nobody has looked yet. */
    public static final Standing UNKNOWN = new Standing(List.of(), 0, null, 0, null, null);

    @Override
    public String toString() {
        return "Standing, waiting " + waiting;
    }
}
