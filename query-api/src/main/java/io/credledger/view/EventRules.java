package io.credledger.view;

import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import io.credledger.topic.RecordKeys;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What must hold for every event of a shard. What breaks it is not folded, and nothing after it. */
final class EventRules {

    private final int shard;
    private final ShardMeta meta;

    EventRules(int shard, ShardMeta meta) {
        this.shard = shard;
        this.meta = meta;
    }

    /** Holds an event that arrives against what is known; the first makes its ledger known. */
    void arrives(LedgerEvent event, byte @Nullable [] recordKey) {
        require(event.header().position().shard() == shard, "an event must be in the partition of its shard", event);
        byte[] expected = RecordKeys.of(event.header().entity().routing());
        require(Arrays.equals(expected, recordKey), "an event's record key must be its entity's routing", event);
        if (meta.ledger() == null) {
            meta.ledger(event.header().ledger());
        }
        require(event.header().ledger().equals(meta.ledger()), "an event must be of the shard's ledger", event);
    }

    /** Holds an event against the founding, just before it is applied. */
    void applies(LedgerEvent event) {
        boolean founding = event.fact() instanceof Fact.LedgerFounded;
        require(founding == (event.header().position().seq() == 1), "seq 1 and no other founds a shard", event);
        int shards = founding ? ((Fact.LedgerFounded) event.fact()).shards() : meta.shards();
        require(shards > 0, "a shard must be founded", event);
        require(
                event.header().entity().routing().shard(shards) == shard,
                "an event's entity must live in its shard",
                event);
    }

    /** How a shard's order is broken. */
    UnrecoverableException gap(long expected, long found) {
        return new UnrecoverableException(
                ExitCode.UNEXPECTED,
                "seq must be dense within a shard [shard " + shard + ", expected " + expected + ", found " + found
                        + "]");
    }

    private void require(boolean holds, String rule, LedgerEvent event) {
        if (!holds) {
            throw new UnrecoverableException(
                    ExitCode.BAD_CONFIGURATION,
                    rule + " [shard " + shard + ", position " + event.header().position() + "]");
        }
    }
}
