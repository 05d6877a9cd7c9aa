package io.credledger.cli.audit.verify;

import io.credledger.cli.audit.keys.Opened;
import io.credledger.cli.audit.keys.StoredKeys;
import io.credledger.cli.audit.log.Lane;
import io.credledger.cli.audit.log.LedgerLog;
import io.credledger.cli.audit.log.Scratch;
import io.credledger.ledger.Fact;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.merkle.TreeName;
import io.credledger.topic.Topics;
import io.credledger.wire.Frame;
import io.credledger.wire.OuterFormat;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One shard from its founding to its end, with its tree, its keys and its access records. For one thread. */
final class ShardRun implements Callable<Tally> {

    /** How many events are told of at once: of each, all shards would meet at one lock. */
    private static final int AT_ONCE = 128;

    private final Whole whole;
    private final WritersMemory memory;
    private final int shard;
    private final Tally tally = new Tally();

    /** What the runs of all shards share; each part may be used by several threads. */
    record Whole(
            LedgerLog log,
            OuterFormat format,
            LedgerFounded founding,
            Opened opened,
            StoredKeys keys,
            SignedHeads heads,
            Causes causes,
            Advance advance,
            Verification.@Nullable Folded folded) {

        @Override
        public String toString() {
            return "Whole";
        }
    }

    ShardRun(Whole whole, WritersMemory memory) {
        this.whole = whole;
        this.memory = memory;
        this.shard = memory.shard();
    }

    @Override
    public Tally call() {
        Reports reports = new Reports(whole.opened(), whole.causes(), tally);
        try (Scratch scratch = new Scratch();
                TreeCheck tree = new TreeCheck(TreeName.events(shard), whole.heads(), tally);
                TreeCheck accesses = new TreeCheck(TreeName.access(shard), whole.heads(), tally);
                ShardCheck check = new ShardCheck(shard, whole.founding(), whole.format(), scratch, reports)) {
            events(check, tree);
            tree.end();
            end(check);
            accesses.restored(tree.restorations());
            new AccessCheck(whole.log(), tally).run(shard, accesses);
        }
        return tally;
    }

    private void events(ShardCheck check, TreeCheck tree) {
        try (Lane lane = whole.log().lane(Topics.EVENTS.name(), shard)) {
            long passed = 0;
            long events = 0;
            for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
                event(check.next(record), record.value(), check, tree);
                if (++events % AT_ONCE == 0) {
                    whole.advance().by(lane.passed() - passed);
                    passed = lane.passed();
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new IllegalStateException("the verification has ended elsewhere");
                }
            }
            whole.advance().by(lane.passed() - passed);
        }
        check.end();
    }

    private void event(LedgerEvent event, byte[] value, ShardCheck check, TreeCheck tree) {
        Verification.Folded listener = whole.folded();
        if (event.fact() instanceof Fact.LedgerRestored) {
            tree.restored();
        }
        tree.add(Frame.entry(value));
        if (listener != null) {
            listener.event(event);
        }
        if (check.seq() == memory.standsAt()) {
            check.end();
            tally.states(memory.compare(check.states()));
        }
    }

    private void end(ShardCheck check) {
        if (check.seq() < memory.standsAt()) {
            throw DiscrepancyException.at(
                    new Position(shard, check.seq() + 1),
                    "is missing: the writer remembers events up to " + memory.standsAt());
        }
        new KeysOfShard(shard, whole.log(), whole.format(), whole.keys()).check(check.states());
        Verification.Folded listener = whole.folded();
        if (listener != null) {
            check.states().forEach(listener::state);
            listener.end(new Position(shard, check.seq()));
        }
    }
}
