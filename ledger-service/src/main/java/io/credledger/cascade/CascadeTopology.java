package io.credledger.cascade;

import io.credledger.ledger.Routing;
import io.credledger.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Events and the cascade's own notes in, one node with one store, notes and commands out. */
public final class CascadeTopology {

    /** The consumer group and the prefix of the changelog; it begins as the role's rights do. */
    public static final String APPLICATION_ID = "credledger-ledger-service-cascade-1";

    static final String STORE = "cascade";
    static final String NOTES = "to-credledger.cascade";
    static final String COMMANDS = "to-credledger.commands.cascade";

    /** The key of a note for every shard. */
    static final byte[] TO_ALL = {'*'};

    private static final String NODE = "cascade-manager";

    private CascadeTopology() {}

    public static Topology of(CascadeParts parts) {
        Topology topology = new Topology();
        topology.addSource(
                AutoOffsetReset.earliest(),
                "events",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.EVENTS.name());
        topology.addSource(
                AutoOffsetReset.earliest(),
                "notes",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.CASCADE.name());
        topology.addProcessor(NODE, () -> new CascadeProcessor(parts), "events", "notes");
        topology.addStateStore(store(), NODE);
        topology.addSink(
                NOTES, Topics.CASCADE.name(), new ByteArraySerializer(), new ByteArraySerializer(), byKey(), NODE);
        return topology.addSink(
                COMMANDS,
                Topics.COMMANDS_CASCADE.name(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                byKey(),
                NODE);
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }

    static StreamPartitioner<byte[], byte[]> byKey() {
        return (topic, key, value, partitions) -> Optional.of(
                Arrays.equals(key, TO_ALL)
                        ? IntStream.range(0, partitions).boxed().collect(Collectors.toSet())
                        : Set.of(Routing.parse(new String(key, StandardCharsets.US_ASCII))
                                .shard(partitions)));
    }
}
