package io.credledger.app.query;

import io.credledger.ledger.Position;
import io.credledger.streams.CommittedRecords;
import io.credledger.streams.Health;
import io.credledger.topic.Topics;
import io.credledger.view.AppliedPositions;
import io.credledger.wire.EventCodec;
import java.util.List;
import java.util.stream.IntStream;

/** Whether the view has come as far as the log was when the process started: before that its answers are of the past. */
final class CaughtUp {

    private static final String NAME = "view";

    private final AppliedPositions positions;
    private final List<Position> targets;
    private volatile boolean reached;

    private CaughtUp(AppliedPositions positions, List<Position> targets) {
        this.positions = positions;
        this.targets = targets;
    }

    /** With the log as it is now. */
    static CaughtUp with(CommittedRecords records, EventCodec codec, AppliedPositions positions) {
        List<Position> targets = IntStream.range(0, positions.shards())
                .mapToObj(shard -> records.last(Topics.EVENTS.name(), shard)
                        .map(record -> codec.decode(record.value()).header().position())
                        .orElseGet(() -> new Position(shard, 0)))
                .toList();
        return new CaughtUp(positions, targets);
    }

    Health.Part part() {
        if (!reached) {
            List<Position> applied = positions.all();
            reached = targets.stream()
                    .allMatch(target -> applied.get(target.shard()).seq() >= target.seq());
        }
        return new Health.Part(NAME, reached, reached ? "has the whole log" : "is still reading the log");
    }
}
