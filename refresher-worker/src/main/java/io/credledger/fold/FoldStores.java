package io.credledger.fold;

import io.credledger.topic.Topics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores by name. A name is permanent: it is the name of a changelog topic. */
final class FoldStores {

    /** Connection id → {@link StoredConnection}. */
    static final String CONNECTIONS = "held-connections";

    /** Data key id → the key's record exactly as the topic has it; of connections only. */
    static final String DATA_KEYS = "held-keys";

    /** When and what is due → nothing: {@link io.credledger.schedule.DueKey}. */
    static final String DUE = "due";

    /** How far the shard is folded. */
    static final String META = "refresher-meta";

    private FoldStores() {}

    static Set<StoreBuilder<?>> builders() {
        return List.of(CONNECTIONS, DATA_KEYS, DUE, META).stream()
                .map(FoldStores::builder)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled()
                // What is shredded goes from the copy as soon as from the topic itself.
                .withLoggingEnabled(name.equals(DATA_KEYS) ? Topics.KEYS.config() : Map.of());
    }
}
