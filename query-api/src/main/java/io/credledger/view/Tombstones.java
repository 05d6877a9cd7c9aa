package io.credledger.view;

import io.credledger.ledger.DataKeyId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Tombstones of data keys whose event has not come yet. They are written together, but read from two topics. An entry stands beside the keys, under
 * {@code t} and the key id; its value is when it was first looked at, in milliseconds, or 0.
 */
final class Tombstones {

    /** Longer than the two topics are ever apart. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String PREFIX = "t";

    private final KeyValueStore<Bytes, byte[]> store;

    Tombstones(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    void seen(DataKeyId key) {
        Bytes name = name(key);
        if (store.get(name) == null) {
            store.put(name, time(0));
        }
    }

    void announced(DataKeyId key) {
        store.delete(name(key));
    }

    /** Forgets those that nobody announced in time. */
    int overdue(Instant now) {
        Map<Bytes, Long> waiting = waiting();
        List<Bytes> late = waiting.entrySet().stream()
                .filter(entry -> entry.getValue() > 0 && now.toEpochMilli() - entry.getValue() > PATIENCE.toMillis())
                .map(Map.Entry::getKey)
                .toList();
        late.forEach(store::delete);
        waiting.forEach((name, since) -> {
            if (since == 0) {
                store.put(name, time(now.toEpochMilli()));
            }
        });
        return late.size();
    }

    private Map<Bytes, Long> waiting() {
        Map<Bytes, Long> waiting = new HashMap<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(StoreKeys.text(PREFIX), StoreKeys.lastOf(StoreKeys.text(PREFIX)))) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                waiting.put(entry.key, ByteBuffer.wrap(entry.value).getLong());
            }
        }
        return waiting;
    }

    private static Bytes name(DataKeyId key) {
        return StoreKeys.text(PREFIX + key.value());
    }

    private static byte[] time(long millis) {
        return ByteBuffer.allocate(Long.BYTES).putLong(millis).array();
    }
}
