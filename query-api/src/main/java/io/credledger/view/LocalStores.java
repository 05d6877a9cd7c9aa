package io.credledger.view;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private final Map<Integer, Map<String, KeyValueStore<Bytes, byte[]>>> shards = new ConcurrentHashMap<>();

    /** Takes the stores at once: a task's context answers on the task's thread only. */
    void open(int shard, StoreSet stores) {
        shards.put(shard, ViewStores.ALL.stream().collect(Collectors.toUnmodifiableMap(name -> name, stores::named)));
    }

    void close(int shard) {
        shards.remove(shard);
    }

    @Override
    public <R> R read(String store, int shard, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, R> query) {
        KeyValueStore<Bytes, byte[]> found =
                shards.getOrDefault(shard, Map.of()).get(store);
        if (found == null) {
            throw new ViewUnavailableException("a store of the view is starting, restoring or elsewhere");
        }
        try {
            return query.apply(found);
        } catch (InvalidStateStoreException e) {
            throw new ViewUnavailableException("a store of the view was closed meanwhile", e);
        }
    }
}
