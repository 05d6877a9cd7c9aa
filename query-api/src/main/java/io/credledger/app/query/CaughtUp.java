package io.credledger.app.query;

import io.credledger.ledger.Position;
import io.credledger.streams.CommittedRecords;
import io.credledger.streams.Health;
import io.credledger.view.LastEvent;
import io.credledger.wire.EventCodec;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Whether the view has come as far as the log was when the process started: before that its answers are of the past. */
final class CaughtUp {

    private static final String NAME = "view";

    private final Supplier<List<Position>> positions;
    private final List<Position> targets;
    private volatile boolean reached;

    /**
     * @param positions how far the view is, here or at other instances
     * @param targets how far it must come
     */
    CaughtUp(Supplier<List<Position>> positions, List<Position> targets) {
        this.positions = positions;
        this.targets = targets;
    }

    /** How far the log is now. */
    static List<Position> targets(CommittedRecords records, EventCodec codec, int shards) {
        return IntStream.range(0, shards)
                .mapToObj(shard -> new Position(shard, LastEvent.seq(records, codec, shard)))
                .toList();
    }

    boolean isReached() {
        if (!reached) {
            List<Position> applied = positions.get();
            reached = targets.stream()
                    .allMatch(target -> applied.get(target.shard()).seq() >= target.seq());
        }
        return reached;
    }

    Health.Part part() {
        boolean whole = isReached();
        return new Health.Part(NAME, whole, whole ? "has the whole log" : "is still reading the log");
    }
}
