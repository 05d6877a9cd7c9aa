package io.credledger.cli.audit.verify;

import io.credledger.cli.audit.keys.Opened;
import io.credledger.cli.audit.keys.StoredKeys;
import io.credledger.cli.audit.log.AtOnce;
import io.credledger.cli.audit.log.Lane;
import io.credledger.cli.audit.log.LedgerLog;
import io.credledger.cli.audit.log.Scratch;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.note.VerifierKey;
import io.credledger.topic.Topics;
import io.credledger.wire.OuterFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of a ledger, as many shards at once as there are processors. What it needs of memory does not grow with the log: states and wrapped keys are
 * on scratch space.
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
    private byte @Nullable [] newestHeads;
    private @Nullable Folded folded;

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

    /** Is told what the log comes to. */
    public interface Folded {

        void event(LedgerEvent event);

        /** Of each entity of a shard, behind its last event. */
        void state(String id, byte[] encoded);

        /** Behind all states of a shard. */
        void end(Position last);
    }

    /** @param listener is told by several threads, of each shard by one */
    public Verification telling(Folded listener) {
        folded = listener;
        return this;
    }

    /** Is told how far it has got, over all shards; by several threads, but one at a time. */
    @FunctionalInterface
    public interface Watch {
        void at(long passed, long length);
    }

    /**
     * Looks at everything. The log may go on growing: what the writer remembers is read before it, so the log must reach at least as far, and the keys
     * after it, so none that it names can be missing.
     *
     * @throws DiscrepancyException with the first thing that does not fit, in the order of shards
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
            Causes causes = new Causes(shared);
            Advance advance = new Advance(length(), watch);
            ShardRun.Whole whole =
                    new ShardRun.Whole(log, format, founding, opened, keys, heads, causes, advance, folded);
            Tally tally = new Tally();
            new AtOnce(memories.size())
                    .run(memories.stream()
                            .map(memory -> new ShardRun(whole, memory))
                            .toList())
                    .forEach(tally::add);
            causes.check();
            newestHeads = heads.newestList();
            return tally;
        }
    }

    private long length() {
        long length = 0;
        for (int shard = 0; shard < founding.shards(); shard++) {
            try (Lane lane = log.lane(Topics.EVENTS.name(), shard)) {
                length += lane.length();
            }
        }
        return length;
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
}
