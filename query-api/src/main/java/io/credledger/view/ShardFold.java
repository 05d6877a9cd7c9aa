package io.credledger.view;

import io.credledger.ledger.BrokenHistoryException;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Octets;
import io.credledger.merkle.Growth;
import io.credledger.merkle.TreeHash;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import io.credledger.topic.Topics;
import io.credledger.view.PendingEvents.Pending;
import io.credledger.view.ShardMeta.Applied;
import io.credledger.wire.EventCodec;
import io.credledger.wire.Frame;
import io.credledger.wire.UnknownSchemaException;
import io.credledger.wire.UnreadableRecordException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Folds the events of one shard in order, each once its keys are settled.
 *
 * <p>The trap is the crash: under at-least-once each store has a changelog of its own, and a crash keeps any part of what was written since
 * the last commit. So {@code applied}, as it is stored, proves nothing by itself. It is believed when the record for which it was written
 * is committed. Otherwise everything since the commit is done again: events whose records come again, and events that waited, whose records
 * do not; therefore those stay in {@code pending} until what was made of them is committed. {@link EntityRows} does each write twice
 * without harm.
 */
final class ShardFold {

    private static final String EVENTS = Topics.EVENTS.name();

    private final EntityRows rows;
    private final PendingEvents pending;
    private final TreeStore tree;
    private final KeyFold keys;
    private final ShardMeta meta;
    private final EventRules rules;
    private final EventCodec codec;
    private final AppliedPositions positions;
    private final CommittedOffsets committed;
    private final int shard;
    private final Stall stall;

    /** Everything up to here is in the stores. */
    private long applied;

    /** Everything up to here is applied or waits. */
    private long received;

    /** The highest seq that was ever applied. */
    private long reached;

    /** After a crash, until the first event: what is before it and is not in {@code pending} was applied and committed. */
    private boolean uncertain;

    /** Whether something is in {@code pending}. */
    private boolean keeping;

    private @Nullable Release released;

    /** The same as of the latest record, which is not committed yet while records keep coming. */
    private @Nullable Release next;

    /** What need not be kept once its record is committed. */
    private record Release(long seq, Origin origin) {}

    ShardFold(int shard, StoreSet stores, ShardMeta meta, KeyFold keys, ViewParts parts) {
        this.shard = shard;
        this.codec = new EventCodec(parts.format());
        this.rows = new EntityRows(stores, codec);
        this.pending = new PendingEvents(stores.named(ViewStores.PENDING));
        this.tree = new TreeStore(stores.named(ViewStores.EVENT_TREE));
        this.keys = keys;
        this.meta = meta;
        this.rules = new EventRules(shard, meta);
        this.positions = parts.positions();
        this.committed = parts.committed();
        this.stall = new Stall(parts.metrics(), shard);
    }

    /** Finds out how far the stores can be believed. Writes nothing. */
    void start() {
        Applied stored = meta.applied();
        reached = stored.reached();
        uncertain = stored.reached() > 0 && !isCommitted(stored.origin());
        Pending first = pending.first(0, Long.MAX_VALUE);
        Pending last = pending.lastBelow(committed.next(EVENTS, shard));
        keeping = first != null;
        if (!uncertain) {
            applied = stored.seq();
        } else {
            applied = first == null || last == null ? 0 : first.seq() - 1;
        }
        received = last == null ? applied : Math.max(applied, last.seq());
        positions.restart(shard, applied);
    }

    private boolean isCommitted(Origin origin) {
        return !origin.equals(Origin.CLOCK) && committed.next(origin.topic(), shard) > origin.offset();
    }

    /** @throws UnreadableRecordException when the bytes are not an event, or not the one that has their seq; nothing has happened then */
    void event(byte @Nullable [] recordKey, byte @Nullable [] bytes, Origin origin) {
        if (bytes == null) {
            throw new UnreadableRecordException("an event must have a value");
        }
        LedgerEvent event = codec.decode(bytes);
        rules.arrives(event, recordKey);
        long seq = event.header().position().seq();
        boolean again = seq <= received;
        guarded(() -> {
            if (uncertain) {
                resume(seq, origin);
            }
            if (seq > received + 1) {
                throw rules.gap(received + 1, seq);
            }
            keys.arrives(event);
            if (seq == received + 1) {
                receive(event, new Pending(seq, origin.offset(), Octets.copyOf(bytes)), origin);
            }
            drain(origin);
        });
        release(origin);
        if (again && !isKnown(event, bytes)) {
            throw new UnreadableRecordException("a seq must be of one event");
        }
    }

    /** An event that comes again is the one that came before. */
    private boolean isKnown(LedgerEvent event, byte[] bytes) {
        Pending waiting = pending.first(
                event.header().position().seq(), event.header().position().seq());
        return rows.has(event, bytes)
                || (waiting != null && Arrays.equals(waiting.event().toByteArray(), bytes));
    }

    /** Applies what waited for a key that has come. */
    void keyCame(Origin origin) {
        if (uncertain) {
            // The key may be what was applied for before the crash: committed again, it must not vouch for what the
            // crash took.
            meta.applied(new Applied(applied, reached, Origin.CLOCK));
        }
        guarded(() -> drain(origin));
        release(origin);
    }

    /** From time to time: applies what a crash left waiting, and deletes what need not be kept. */
    void settle() {
        guarded(() -> drain(Origin.CLOCK));
        stall.look(applied, received);
        if (released != null && isCommitted(released.origin())) {
            pending.deleteThrough(released.seq());
            keeping = pending.first(0, Long.MAX_VALUE) != null;
            released = keeping && !released.equals(next) ? next : null;
        }
    }

    private void resume(long seq, Origin origin) {
        drain(Origin.CLOCK);
        if (applied == received && seq > received && seq <= reached + 1) {
            applied = seq - 1;
            received = applied;
            positions.advance(shard, applied);
        }
        uncertain = false;
        meta.applied(new Applied(applied, reached, origin));
    }

    private void receive(LedgerEvent event, Pending record, Origin origin) {
        if (applied == received && keys.settled(event)) {
            apply(event, record.event().toByteArray(), origin);
        } else {
            pending.put(record);
            keeping = true;
        }
        received = record.seq();
    }

    private void drain(Origin origin) {
        while (applied < received) {
            Pending next = pending.first(applied + 1, received);
            if (next == null) {
                throw new CorruptStoreException("what waits must be in its store");
            }
            byte[] bytes = next.event().toByteArray();
            LedgerEvent event = codec.decode(bytes);
            if (!keys.settled(event)) {
                return;
            }
            apply(event, bytes, origin);
        }
    }

    private void apply(LedgerEvent event, byte[] bytes, Origin origin) {
        rules.applies(event);
        rows.apply(event, bytes);
        applied = event.header().position().seq();
        Growth.add(tree, applied - 1, TreeHash.leaf(Frame.entry(bytes)));
        reached = Math.max(reached, applied);
        // Nothing is believed that was written before the first event has told where this began.
        meta.applied(new Applied(applied, reached, uncertain ? Origin.CLOCK : origin));
        positions.advance(shard, applied);
        positions.changed(event.header().entity());
    }

    private void release(Origin origin) {
        if (keeping && !uncertain) {
            next = new Release(applied, origin);
            released = released == null ? next : released;
        }
    }

    private static void guarded(Runnable fold) {
        try {
            fold.run();
        } catch (BrokenHistoryException e) {
            throw new UnrecoverableException(ExitCode.UNEXPECTED, String.valueOf(e.getMessage()), e);
        } catch (UnknownSchemaException e) {
            throw e;
        } catch (UnreadableRecordException e) {
            throw new CorruptStoreException("a stored record must be readable");
        }
    }
}
