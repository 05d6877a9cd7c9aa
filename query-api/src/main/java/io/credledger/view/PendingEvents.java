package io.credledger.view;

import io.credledger.ledger.Octets;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait for keys, and for a while those that waited: they stay until it is known that what was made of them is committed, since
 * their own records are behind and do not come again. A value is the record's offset in 8 bytes, then the event as on the log.
 */
final class PendingEvents {

    private final KeyValueStore<Bytes, byte[]> store;

    PendingEvents(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** An event that waits. */
    record Pending(long seq, long offset, Octets event) {}

    void put(Pending pending) {
        store.put(
                StoreKeys.seq(pending.seq()),
                ByteBuffer.allocate(Long.BYTES + pending.event().length())
                        .putLong(pending.offset())
                        .put(pending.event().toByteArray())
                        .array());
    }

    /** The first one in the range, both ends included. */
    @Nullable
    Pending first(long from, long to) {
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(StoreKeys.seq(from), StoreKeys.seq(to))) {
            return rows.hasNext() ? parse(rows.next()) : null;
        }
    }

    /** The last one whose record is below the offset: those above it come again. */
    @Nullable
    Pending lastBelow(long offset) {
        try (KeyValueIterator<Bytes, byte[]> rows = store.reverseAll()) {
            while (rows.hasNext()) {
                Pending pending = parse(rows.next());
                if (pending.offset() < offset) {
                    return pending;
                }
            }
            return null;
        }
    }

    void deleteThrough(long seq) {
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(StoreKeys.seq(0), StoreKeys.seq(seq))) {
            rows.forEachRemaining(row -> store.delete(row.key));
        }
    }

    private static Pending parse(KeyValue<Bytes, byte[]> row) {
        if (row.value.length < Long.BYTES) {
            throw new CorruptStoreException("a pending event begins with an offset");
        }
        return new Pending(
                StoreKeys.seq(row.key),
                ByteBuffer.wrap(row.value).getLong(),
                Octets.copyOf(Arrays.copyOfRange(row.value, Long.BYTES, row.value.length)));
    }
}
