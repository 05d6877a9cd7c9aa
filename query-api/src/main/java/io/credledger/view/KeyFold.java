package io.credledger.view;

import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.topic.RecordKeys;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.UnreadableRecordException;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the wrapped data keys of a shard, and knows whether an event's keys are settled: present, or shredded by an event. What is shredded stays
 * so, whatever the topic of keys still has; and a key that is absent is not shredded for that.
 */
final class KeyFold {

    private static final byte[] SHREDDED = new byte[0];

    private final KeyValueStore<Bytes, byte[]> store;
    private final ShardMeta meta;
    private final DataKeyCodec codec;
    private final Tombstones tombstones;

    KeyFold(KeyValueStore<Bytes, byte[]> store, ShardMeta meta, DataKeyCodec codec) {
        this.store = store;
        this.meta = meta;
        this.codec = codec;
        this.tombstones = new Tombstones(store);
    }

    /** Whether an entry of the store is where a shredded key was. */
    static boolean isShredded(byte[] entry) {
        return entry.length == 0;
    }

    /**
     * Stores a key. A tombstone alone deletes none: only an event can say that a key is shredded, and one that no event announces is an alarm
     * after a while.
     *
     * @throws UnreadableRecordException also when the record is not the key that its record key names, or another ledger's
     */
    void apply(byte @Nullable [] recordKey, byte @Nullable [] value) {
        if (recordKey == null) {
            throw new UnreadableRecordException("a data key's record must have a key");
        }
        DataKeyId id = named(recordKey);
        byte[] known = store.get(StoreKeys.of(id));
        if (known != null && isShredded(known)) {
            return;
        }
        if (value == null) {
            tombstones.seen(id);
            return;
        }
        DataKeyCodec.Stored stored = codec.decode(value);
        byte[] expected =
                RecordKeys.of(stored.key().subject().routing(), stored.key().id());
        if (!Arrays.equals(expected, recordKey)) {
            throw new UnreadableRecordException("a data key must be under its own routing and id");
        }
        if (meta.ledger() != null && !stored.ledger().equals(meta.ledger())) {
            throw new UnreadableRecordException("a data key must be of the shard's ledger");
        }
        store.put(StoreKeys.of(id), value);
    }

    private static DataKeyId named(byte[] recordKey) {
        try {
            return RecordKeys.dataKey(recordKey);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecordException("a data key's record key is a routing and a key id", e);
        }
    }

    /**
     * Deletes the key that an event shreds, as soon as the event is there: what comes before it may wait for just this key, which the topic does not
     * have any more.
     */
    void arrives(LedgerEvent event) {
        if (event.fact() instanceof Fact.DataKeyShredded gone) {
            store.put(StoreKeys.of(gone.key()), SHREDDED);
            tombstones.announced(gone.key());
        }
    }

    /** Whether every key that the event names is settled, so that it may count as applied. */
    boolean settled(LedgerEvent event) {
        return (event.sealed() == null || settled(event.sealed().key()))
                && FactTraits.of(event.fact()).keys().stream().allMatch(this::settled);
    }

    private boolean settled(DataKeyId key) {
        return store.get(StoreKeys.of(key)) != null;
    }

    /** How many keys have a tombstone that no event has announced for too long; each is counted once. */
    int unannounced(Instant now) {
        return tombstones.overdue(now);
    }
}
