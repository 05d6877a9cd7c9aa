package io.credledger.cli.audit.verify;

import io.credledger.cli.audit.keys.Opened;
import io.credledger.cli.audit.keys.StoredKeys;
import io.credledger.cli.audit.log.Lane;
import io.credledger.cli.audit.log.LedgerLog;
import io.credledger.cli.audit.log.Scratch;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.Position;
import io.credledger.topic.Topics;
import io.credledger.wire.OuterFormat;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * All of a ledger, one shard after the other. What it needs of memory does not grow with the log: states and wrapped keys are on scratch space.
 */
public final class Verification {

    private final LedgerLog log;
    private final OuterFormat format;
    private final LedgerFounded founding;
    private final Opened opened;
    private final StoredKeys keys;
    private final Tally tally = new Tally();

    public Verification(LedgerLog log, OuterFormat format, LedgerFounded founding, Opened opened, StoredKeys keys) {
        this.log = log;
        this.format = format;
        this.founding = founding;
        this.opened = opened;
        this.keys = keys;
    }

    /** Is told how far it has got. */
    @FunctionalInterface
    public interface Watch {
        void at(int shard, long passed, long length);
    }

    /**
     * Looks at everything.
     *
     * @throws DiscrepancyException with the first thing that does not fit
     */
    public Tally run(Watch watch) {
        Foundings.check(founding, log, format);
        for (int shard = 0; shard < founding.shards(); shard++) {
            try (Scratch scratch = new Scratch()) {
                shard(shard, scratch, watch);
            }
        }
        return tally;
    }

    /** The writer's memory is read before the log, which may go on growing: so the log must reach at least as far. */
    private void shard(int shard, Scratch scratch, Watch watch) {
        WritersMemory memory = new WritersMemory(shard, scratch);
        if (WritersMemory.isReadable(log)) {
            memory.load(log);
        }
        ShardCheck check = new ShardCheck(founding, shard, format, scratch, opened, tally);
        try (Lane lane = log.lane(Topics.EVENTS.name(), shard)) {
            for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
                check.next(record);
                if (check.seq() == memory.standsAt()) {
                    check.end();
                    tally.states(memory.compare(check.states()));
                }
                watch.at(shard, lane.passed(), lane.length());
            }
        }
        check.end();
        if (check.seq() < memory.standsAt()) {
            throw DiscrepancyException.at(
                    new Position(shard, check.seq() + 1),
                    "is missing: the writer remembers events up to " + memory.standsAt());
        }
        check.states().forEachKey((id, subject) -> mustBeStored(shard, id, subject));
    }

    private void mustBeStored(int shard, String id, byte[] subject) {
        EntityId holder = EntityId.parse(new String(subject, StandardCharsets.US_ASCII));
        if (!keys.has(holder.routing(), new DataKeyId(id))) {
            throw new DiscrepancyException(
                    "shard " + shard, "the data key " + id + " of " + holder + " is gone, and no event says that it was shredded");
        }
    }
}
