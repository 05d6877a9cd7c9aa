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
import io.credledger.note.VerifierKey;
import io.credledger.topic.Topics;
import io.credledger.wire.Frame;
import io.credledger.wire.OuterFormat;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * All of a ledger, one shard after the other. What it needs of memory does not grow with the log: states and wrapped keys are on scratch space.
 */
public final class Verification {

    /** What it reads, in an order in which a growing ledger still fits together. */
    public static final List<String> TOPICS = List.of(
            WritersMemory.TOPIC,
            Topics.CHECKPOINTS.name(),
            Topics.EVENTS.name(),
            Topics.ACCESS.name(),
            Topics.KEYS.name());

    private final LedgerLog log;
    private final OuterFormat format;
    private final LedgerFounded founding;
    private final Opened opened;
    private final StoredKeys keys;
    private final Trust trust;
    private final Tally tally = new Tally();
    private byte @Nullable [] newestHeads;

    /** @param keys empty still: what is read when is part of the verification */
    public Verification(
            LedgerLog log, OuterFormat format, LedgerFounded founding, Opened opened, StoredKeys keys, Trust trust) {
        this.log = log;
        this.format = format;
        this.founding = founding;
        this.opened = opened;
        this.keys = keys;
        this.trust = trust;
    }

    /**
     * What does not come from the ledger.
     *
     * @param key whose signature under a checkpoint is trusted; null: nobody's is looked at
     * @param kept signed heads that were kept from an earlier time
     */
    public record Trust(@Nullable VerifierKey key, List<byte[]> kept) {

        @Override
        public String toString() {
            return "Trust, " + kept.size() + " kept";
        }
    }

    /** After {@link #run}: the newest signed list of all heads, to keep; null where there is none. */
    public byte @Nullable [] newestHeads() {
        return newestHeads;
    }

    /** Is told how far it has got. */
    @FunctionalInterface
    public interface Watch {
        void at(int shard, long passed, long length);
    }

    /**
     * Looks at everything. The log may go on growing: what the writer remembers is read before it, so the log must reach at least as far, and the keys
     * after it, so none that it names can be missing.
     *
     * @throws DiscrepancyException with the first thing that does not fit
     */
    public Tally run(Watch watch) {
        Foundings.check(founding, log, format);
        try (Scratch shared = new Scratch()) {
            List<WritersMemory> memories = memories(shared);
            SignedHeads heads = new SignedHeads(shared, founding.ledger(), trust.key());
            heads.load(log);
            trust.kept().forEach(heads::keep);
            log.endHere(Topics.EVENTS.name());
            log.endHere(Topics.ACCESS.name());
            keys.load(log);
            Reports reports = new Reports(opened, new Causes(shared), tally);
            for (WritersMemory memory : memories) {
                try (Scratch scratch = new Scratch();
                        TreeCheck tree = new TreeCheck(TreeName.events(memory.shard()), heads, tally);
                        TreeCheck accesses = new TreeCheck(TreeName.access(memory.shard()), heads, tally)) {
                    shard(memory, new ShardCheck(memory.shard(), founding, format, scratch, reports), tree, watch);
                    accesses.restored(tree.restorations());
                    new AccessCheck(log, tally).run(memory.shard(), accesses);
                }
            }
            reports.causes().check();
            newestHeads = heads.newestList();
        }
        return tally;
    }

    private List<WritersMemory> memories(Scratch shared) {
        List<WritersMemory> memories = new ArrayList<>();
        for (int shard = 0; shard < founding.shards(); shard++) {
            WritersMemory memory = new WritersMemory(shard, shared);
            if (WritersMemory.isReadable(log)) {
                memory.load(log);
            }
            memories.add(memory);
        }
        return memories;
    }

    private void shard(WritersMemory memory, ShardCheck check, TreeCheck tree, Watch watch) {
        int shard = memory.shard();
        try (Lane lane = log.lane(Topics.EVENTS.name(), shard)) {
            for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
                LedgerEvent event = check.next(record);
                if (event.fact() instanceof Fact.LedgerRestored) {
                    tree.restored();
                }
                tree.add(Frame.entry(record.value()));
                if (check.seq() == memory.standsAt()) {
                    check.end();
                    tally.states(memory.compare(check.states()));
                }
                watch.at(shard, lane.passed(), lane.length());
            }
        }
        check.end();
        tree.end();
        if (check.seq() < memory.standsAt()) {
            throw DiscrepancyException.at(
                    new Position(shard, check.seq() + 1),
                    "is missing: the writer remembers events up to " + memory.standsAt());
        }
        new KeysOfShard(shard, log, format, keys).check(check.states());
    }
}
