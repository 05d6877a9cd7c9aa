package io.credledger.app.query;

import io.credledger.ledger.Position;
import io.credledger.streams.CommittedRecords;
import io.credledger.streams.Health;
import io.credledger.topic.Topics;
import io.credledger.view.AppliedPositions;
import io.credledger.wire.EventCodec;
import io.credledger.wire.UnreadableRecordException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the view has come as far as the log was when the process started: before that its answers are of the past. */
final class CaughtUp {

    private static final Logger LOG = LoggerFactory.getLogger(CaughtUp.class);
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
                .mapToObj(shard -> last(records, codec, shard))
                .toList();
        return new CaughtUp(positions, targets);
    }

    /** The last event that can be read: garbage behind it is quarantined by the view, and is no reason not to start. */
    private static Position last(CommittedRecords records, EventCodec codec, int shard) {
        AtomicLong last = new AtomicLong();
        try {
            records.last(Topics.EVENTS.name(), shard).ifPresent(record -> last.set(seq(codec, record)));
        } catch (UnreadableRecordException e) {
            records.forEach(Topics.EVENTS.name(), shard, record -> {
                try {
                    last.set(seq(codec, record));
                } catch (UnreadableRecordException garbage) {
                    LOG.error("shard {} has an unreadable record at {}", shard, record.offset());
                }
            });
        }
        return new Position(shard, last.get());
    }

    private static long seq(EventCodec codec, ConsumerRecord<byte[], byte[]> record) {
        return codec.raw(record.value()).position().seq();
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
