package io.credledger.view;

import io.credledger.ledger.EventHeader;
import io.credledger.ledger.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moment of the past. A time takes in every event that happened then or before. A position takes in exactly what its shard had up to it, and
 * of every other shard what is not later than its event.
 *
 * @param at the time, or the position's
 * @param position null where a time was asked for
 * @param present whether it is now: then everything counts that is known, whatever the writer's clock says
 */
public record Moment(Instant at, @Nullable Position position, boolean present) {

    public static Moment of(Instant at) {
        return new Moment(at, null, false);
    }

    /** @param at when the event there happened */
    public static Moment of(Position position, Instant at) {
        return new Moment(at, position, false);
    }

    public static Moment now(Instant at) {
        return new Moment(at, null, true);
    }

    /** Whether an event had happened. */
    public boolean covers(EventHeader header) {
        Position here = position;
        if (here == null || here.shard() != header.position().shard()) {
            return reaches(header.occurredAt());
        }
        return header.position().seq() <= here.seq();
    }

    /** Whether what happened then had happened, where the time decides. */
    boolean reaches(Instant then) {
        return present || !then.isAfter(at);
    }

    /** No later event of the shard is covered; perhaps no earlier one is. */
    long lastSeq(int shard) {
        Position here = position;
        return here == null || here.shard() != shard ? Long.MAX_VALUE : here.seq();
    }

    /** Whether the time alone decides for a shard. */
    boolean isTimeFor(int shard) {
        return position == null || position.shard() != shard;
    }
}
