package io.credledger.view;

import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.topic.RecordKeys;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.UnreadableRecordException;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the wrapped data keys of a shard, and knows whether an event's keys are settled. */
final class KeyFold {

    private final KeyValueStore<Bytes, byte[]> store;
    private final ShardMeta meta;
    private final DataKeyCodec codec;

    KeyFold(KeyValueStore<Bytes, byte[]> store, ShardMeta meta, DataKeyCodec codec) {
        this.store = store;
        this.meta = meta;
        this.codec = codec;
    }

    /**
     * Stores a key. A tombstone alone deletes none: only an event can say that a key is shredded, and no event does yet.
     *
     * @throws UnreadableRecordException also when the record is not the key that its record key names, or another ledger's
     */
    void apply(byte @Nullable [] recordKey, byte @Nullable [] value) {
        if (recordKey == null) {
            throw new UnreadableRecordException("a data key's record must have a key");
        }
        DataKeyId id = named(recordKey);
        if (value == null) {
            throw new UnreadableRecordException("a data key is deleted only where an event says that it is shredded");
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

    /** Whether every key that the event names is settled, so that it may count as applied. */
    boolean settled(LedgerEvent event) {
        return (event.sealed() == null || settled(event.sealed().key()))
                && FactTraits.of(event.fact()).keys().stream().allMatch(this::settled);
    }

    /** Present. Absence alone never means shredded: only an event can say so, and this is where it will be asked. */
    private boolean settled(DataKeyId key) {
        return store.get(StoreKeys.of(key)) != null;
    }
}
