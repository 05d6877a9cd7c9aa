package io.credledger.fold;

import io.credledger.schedule.DueIndex;
import io.credledger.schedule.DueKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The due-time index in the shard's store. */
final class StoredDueIndex implements DueIndex {

    private static final byte[] NOTHING = {};

    private final KeyValueStore<Bytes, byte[]> store;

    StoredDueIndex(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Override
    public void put(DueKey key) {
        store.put(Bytes.wrap(key.encode()), NOTHING);
    }

    @Override
    public void remove(DueKey key) {
        store.delete(Bytes.wrap(key.encode()));
    }

    @Override
    public boolean contains(DueKey key) {
        return store.get(Bytes.wrap(key.encode())) != null;
    }

    @Override
    public List<DueKey> scan(byte[] from, byte[] to, int limit) {
        List<DueKey> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(Bytes.wrap(from), Bytes.wrap(to))) {
            while (rows.hasNext() && keys.size() < limit) {
                keys.add(DueKey.decode(rows.next().key.get()));
            }
        }
        return keys;
    }
}
