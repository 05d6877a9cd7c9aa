package io.credledger.view;

import io.credledger.topic.Topics;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The topology of the views: three inputs, partitioned alike by shard, one node with all stores; and, as a part of its own, access records, which
 * say nothing that the ledger's fold needs, with theirs. Records stay bytes up to the node, so that parsing, and what to do when it fails, is
 * its own affair.
 */
public final class ViewTopology {

    /**
     * The consumer group and the prefix of the changelogs. Views are made of the log, so a store that needs what earlier events said gets the
     * next number here, and all are folded anew.
     */
    public static final String APPLICATION_ID = "credledger-query-api-4";

    private static final String NODE = "view";
    private static final String ACCESS = "access";
    private static final String ACCESS_NODE = "access-view";

    private ViewTopology() {}

    public static Topology of(ViewParts parts) {
        Topology topology = new Topology();
        String[] sources = {"events", "keys", "replies"};
        topology.addSource(sources[0], new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topics.EVENTS.name());
        topology.addSource(sources[1], new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topics.KEYS.name());
        topology.addSource(sources[2], new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topics.REPLIES.name());
        topology.addProcessor(NODE, new Nodes(parts), sources);
        // Last: the number of a part is in the names of its tasks and their directories.
        topology.addSource(ACCESS, new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topics.ACCESS.name());
        return topology.addProcessor(ACCESS_NODE, new AccessNodes(parts), ACCESS);
    }

    /** A node for each shard, and the stores that all of them use. */
    private record Nodes(ViewParts parts) implements ProcessorSupplier<byte[], byte[], Void, Void> {
        @Override
        public Processor<byte[], byte[], Void, Void> get() {
            return new ViewProcessor(parts);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return ViewStores.builders();
        }
    }

    /** A node for each shard of access records. */
    private record AccessNodes(ViewParts parts) implements ProcessorSupplier<byte[], byte[], Void, Void> {
        @Override
        public Processor<byte[], byte[], Void, Void> get() {
            return new AccessProcessor(parts);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return ViewStores.accessBuilders();
        }
    }
}
