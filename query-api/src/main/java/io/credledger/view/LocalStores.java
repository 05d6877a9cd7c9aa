package io.credledger.view;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The stores of the shards that run in this process: the task's node opens them here once they are restored, and closes them here before they
 * are closed or become a standby's.
 *
 * <p>Not {@code KafkaStreams.store}: its handle looks the task up again for each single get, under a lock of the whole client. Measured with 64
 * readers, two thirds of a request's time went to waiting for it.
 */
public final class LocalStores implements StoreReader {

    private final Map<String, Map<Integer, Opened>> stores = new ConcurrentHashMap<>();
    private final AtomicLong openings = new AtomicLong();

    /** @param opening tells this stay of the shard from another one */
    private record Opened(KeyValueStore<Bytes, byte[]> store, long opening) {}

    /** Takes the stores at once: a task's context answers on the task's thread only. */
    void open(int shard, List<String> names, StoreSet opened) {
        long opening = openings.incrementAndGet();
        names.forEach(name -> stores.computeIfAbsent(name, absent -> new ConcurrentHashMap<>())
                .put(shard, new Opened(opened.named(name), opening)));
    }

    void close(int shard, List<String> names) {
        names.forEach(name -> stores.computeIfPresent(name, (same, shards) -> {
            shards.remove(shard);
            return shards;
        }));
    }

    /** A number for the shard's stay in this process, another one each time that it comes; 0 where it is not here. */
    long opening(Part part, int shard) {
        Opened found = stores.getOrDefault(part.store(), Map.of()).get(shard);
        return found == null ? 0 : found.opening();
    }

    @Override
    public <R> R read(String store, int shard, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, R> query) {
        Opened found = stores.getOrDefault(store, Map.of()).get(shard);
        if (found == null) {
            throw new ShardAwayException("a store of the view is starting, restoring or elsewhere");
        }
        try {
            return query.apply(found.store());
        } catch (InvalidStateStoreException e) {
            throw new ShardAwayException("a store of the view was closed meanwhile", e);
        }
    }
}
