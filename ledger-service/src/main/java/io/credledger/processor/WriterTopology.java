package io.credledger.processor;

import io.credledger.ledger.Routing;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import io.credledger.wire.OuterFormat;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/** Three command topics in, one processor with one store, four topics out. Every node has a name, because names are in changelogs and metrics. */
public final class WriterTopology {

    public static final String STORE = "shard";

    private static final List<Topic<?>> SINKS = List.of(Topics.EVENTS, Topics.KEYS, Topics.REPLIES, Topics.DLQ);

    private WriterTopology() {}

    public static Topology of(OuterFormat format, LogTail log, Clock clock, WriterMetrics metrics) {
        return of(format, log, clock, RegistryPatience.ofSystem(), metrics);
    }

    static Topology of(OuterFormat format, LogTail log, Clock clock, RegistryPatience patience, WriterMetrics metrics) {
        Codecs codecs = Codecs.of(format);
        Topology topology = new Topology();
        topology.addSource(
                AutoOffsetReset.earliest(),
                "commands",
                // What we write is dated by our clock. A sender's time can be one that a broker refuses, or that
                // Streams
                // dies of, and old enough to be deleted at once.
                (record, partitionTime) -> clock.millis(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.COMMANDS_EDGE.name(),
                Topics.COMMANDS_WORKER.name(),
                Topics.COMMANDS_CASCADE.name());
        topology.addProcessor(
                WriterProcessor.NAME, () -> new WriterProcessor(codecs, log, clock, patience, metrics), "commands");
        topology.addStateStore(store(), WriterProcessor.NAME);
        for (Topic<?> sink : SINKS) {
            topology.addSink(
                    sink(sink),
                    sink.name(),
                    new ByteArraySerializer(),
                    new ByteArraySerializer(),
                    sink.spread() ? byRouting() : null,
                    WriterProcessor.NAME);
        }
        return topology;
    }

    static String sink(Topic<?> topic) {
        return "to-" + topic.name();
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }

    /** A record's key begins with its routing, which says its shard. */
    private static StreamPartitioner<byte[], byte[]> byRouting() {
        return (topic, key, value, partitions) -> {
            String routing = new String(key, 0, Routing.LENGTH, StandardCharsets.US_ASCII);
            return Optional.of(Set.of(Routing.parse(routing).shard(partitions)));
        };
    }
}
