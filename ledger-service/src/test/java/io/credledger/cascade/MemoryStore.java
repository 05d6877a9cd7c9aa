package io.credledger.cascade;

import java.io.File;
import java.util.Properties;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A store that can be copied: what a crash leaves is what was committed. */
final class MemoryStore {

    private MemoryStore() {}

    static KeyValueStore<Bytes, byte[]> empty() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "cascade");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        MockProcessorContext<Void, Void> context =
                new MockProcessorContext<>(properties, new TaskId(0, 0), new File("unused"));
        KeyValueStore<Bytes, byte[]> store =
                Stores.inMemoryKeyValueStore(CascadeTopology.STORE).get();
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    static KeyValueStore<Bytes, byte[]> copyOf(KeyValueStore<Bytes, byte[]> other) {
        KeyValueStore<Bytes, byte[]> copy = empty();
        try (KeyValueIterator<Bytes, byte[]> entries = other.all()) {
            entries.forEachRemaining(entry -> copy.put(entry.key, entry.value));
        }
        return copy;
    }
}
