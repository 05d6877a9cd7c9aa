package io.credledger.cascade;

import io.credledger.ledger.CascadeNote;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.wire.CascadeNoteCodec;
import io.credledger.wire.StateCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What the cascade of one shard remembers. One store, because under at-least-once a crash keeps what was written up to some moment of each: of one
 * store that is a past state, of two it is none. The row of an entity decides, never an index.
 */
final class CascadeStore {

    private final KeyValueStore<Bytes, byte[]> store;

    CascadeStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    <S extends EntityState> @Nullable S find(EntityId id, Class<S> kind) {
        byte[] bytes = store.get(CascadeKeys.entity(id));
        EntityState state = bytes == null ? null : StateCodec.decode(bytes);
        return kind.isInstance(state) ? kind.cast(state) : null;
    }

    void put(EntityId id, EntityState state) {
        store.put(CascadeKeys.entity(id), StateCodec.encode(state));
    }

    <N extends CascadeNote> @Nullable N note(Bytes key, Class<N> kind) {
        byte[] bytes = store.get(key);
        return bytes == null ? null : kind.cast(CascadeNoteCodec.decode(bytes));
    }

    void put(Bytes key, CascadeNote note) {
        store.put(key, CascadeNoteCodec.encode(note));
    }

    boolean has(Bytes key) {
        return store.get(key) != null;
    }

    void mark(Bytes key) {
        store.put(key, new byte[0]);
    }

    @Nullable
    String text(Bytes key) {
        byte[] bytes = store.get(key);
        return bytes == null ? null : CascadeKeys.text(Bytes.wrap(bytes));
    }

    void put(Bytes key, String text) {
        store.put(key, CascadeKeys.text(text).get());
    }

    /** 0 where there is none. */
    long number(Bytes key) {
        byte[] bytes = store.get(key);
        return bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
    }

    void put(Bytes key, long number) {
        store.put(key, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    void delete(Bytes key) {
        store.delete(key);
    }

    /** What follows the prefix in each key that begins so. */
    List<String> endings(String prefix) {
        List<String> found = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(CascadeKeys.text(prefix), CascadeKeys.endOf(prefix))) {
            while (entries.hasNext()) {
                found.add(CascadeKeys.text(entries.next().key).substring(prefix.length()));
            }
        }
        return found;
    }

    void put(Errand errand) {
        store.put(CascadeKeys.errand(errand), errand.numbers());
    }

    @Nullable
    Errand find(Errand errand) {
        Bytes key = CascadeKeys.errand(errand);
        byte[] numbers = store.get(key);
        return numbers == null ? null : CascadeKeys.errand(key, numbers);
    }

    /** Those whose turn it is. */
    List<Errand> due(long now, int most) {
        List<Errand> due = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(CascadeKeys.text(CascadeKeys.ERRANDS), CascadeKeys.endOf(CascadeKeys.ERRANDS))) {
            while (entries.hasNext() && due.size() < most) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                Errand errand = CascadeKeys.errand(entry.key, entry.value);
                if (errand.next() <= now) {
                    due.add(errand);
                }
            }
        }
        return due;
    }

    /** Whether anything is left for an owner but the owner itself. */
    boolean isBusy(EntityId owner) {
        return endings(CascadeKeys.errands(owner)).stream()
                .anyMatch(rest -> ErrandKind.of(rest.charAt(0)) != ErrandKind.SELF);
    }
}
