package io.credledger.fold;

import io.credledger.topic.Topics;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Two inputs, partitioned alike by shard, one node with all stores. Records stay bytes up to the node. */
public final class RefresherTopology {

    /** The consumer group, the prefix of changelogs, and of transactional ids. */
    public static final String APPLICATION_ID = "credledger-refresher";

    private static final String NODE = "refresher";

    private RefresherTopology() {}

    public static Topology of(FoldParts parts) {
        return of(() -> new RefresherProcessor(parts));
    }

    static Topology of(Supplier<Processor<byte[], byte[], Void, Void>> node) {
        Topology topology = new Topology();
        topology.addSource("events", new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topics.EVENTS.name());
        topology.addSource("keys", new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topics.KEYS.name());
        return topology.addProcessor(NODE, new Nodes(node), "events", "keys");
    }

    /** A node for each shard, and the stores that all of them use. */
    private record Nodes(Supplier<Processor<byte[], byte[], Void, Void>> node)
            implements ProcessorSupplier<byte[], byte[], Void, Void> {
        @Override
        public Processor<byte[], byte[], Void, Void> get() {
            return node.get();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return FoldStores.builders();
        }
    }
}
