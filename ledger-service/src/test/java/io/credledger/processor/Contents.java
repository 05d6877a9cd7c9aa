package io.credledger.processor;

import io.credledger.ledger.Octets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A store's contents, to compare and to copy. */
final class Contents {

    private Contents() {}

    static Map<Bytes, Octets> of(KeyValueStore<Bytes, byte[]> store) {
        Map<Bytes, Octets> contents = new TreeMap<>();
        try (var entries = store.all()) {
            entries.forEachRemaining(entry -> contents.put(entry.key, Octets.copyOf(entry.value)));
        }
        return contents;
    }

    /** A store in memory with the same. */
    static KeyValueStore<Bytes, byte[]> copy(KeyValueStore<Bytes, byte[]> store) {
        KeyValueStore<Bytes, byte[]> copy =
                Stores.inMemoryKeyValueStore(store.name()).get();
        copy.init(new MockProcessorContext<>().getStateStoreContext(), copy);
        of(store).forEach((key, value) -> copy.put(key, value.toByteArray()));
        return copy;
    }
}
