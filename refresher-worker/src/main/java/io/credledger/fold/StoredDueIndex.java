package io.credledger.fold;

import io.credledger.ledger.ConnectionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What is due, by time: eight bytes of milliseconds, most significant first, then the connection's id. Entries that were taken leave tombstones
 * behind, over which a scan from the beginning would crawl; so a scan begins where the last one ended, or where something was put since.
 */
final class StoredDueIndex {

    private static final byte[] NOTHING = {};

    private final KeyValueStore<Bytes, byte[]> store;
    private Bytes resume = key(0, "");

    StoredDueIndex(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    record Entry(long due, ConnectionId connection) {}

    void put(long due, ConnectionId connection) {
        Bytes key = key(due, connection.value());
        store.put(key, NOTHING);
        if (key.compareTo(resume) < 0) {
            resume = key;
        }
    }

    void remove(long due, ConnectionId connection) {
        store.delete(key(due, connection.value()));
    }

    /** The oldest entries that are due, at most so many. */
    List<Entry> due(long now, int most) {
        List<Entry> entries = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(resume, key(now + 1, ""))) {
            while (rows.hasNext() && entries.size() < most) {
                entries.add(entry(rows.next().key));
            }
        }
        resume = entries.isEmpty()
                ? key(now, "")
                : key(entries.get(0).due(), entries.get(0).connection().value());
        return entries;
    }

    private static Bytes key(long due, String connection) {
        byte[] id = connection.getBytes(StandardCharsets.US_ASCII);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + id.length)
                .putLong(Math.max(0, due))
                .put(id)
                .array());
    }

    private static Entry entry(Bytes key) {
        byte[] bytes = key.get();
        String id = new String(bytes, Long.BYTES, bytes.length - Long.BYTES, StandardCharsets.US_ASCII);
        return new Entry(ByteBuffer.wrap(bytes).getLong(), new ConnectionId(id));
    }
}
