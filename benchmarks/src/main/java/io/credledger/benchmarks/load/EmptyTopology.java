package io.credledger.benchmarks.load;

import io.credledger.streams.StreamsDefaults;
import io.credledger.streams.StreamsListener;
import io.credledger.streams.StreamsRunner;
import io.credledger.streams.StreamsSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The peer of writes: a topology that decides nothing, parses nothing and checks nothing, with the writer's own settings on the same broker. It
 * looks a key up, puts the value and forwards it twice. What Streams and the broker take, and no ledger.
 */
final class EmptyTopology implements AutoCloseable {

    static final String APPLICATION_ID = "load-empty";
    static final String IN = "load.empty.in";
    static final String OUT = "load.empty.out";

    private static final String OTHER = "load.empty.other";
    private static final String STORE = "empty";

    private final Closing closing;
    private final EmptyClient client;

    private EmptyTopology(Closing closing, EmptyClient client) {
        this.closing = closing;
        this.client = client;
    }

    static EmptyTopology start(StreamsSettings settings) throws Exception {
        Map<String, Object> connection = settings.connection().properties();
        Closing closing = new Closing();
        try (Admin admin = Admin.create(connection)) {
            admin.createTopics(topics()).all().get();
            StreamsRunner runner = closing.add(
                    new StreamsRunner("empty", topology(), StreamsDefaults.writer(settings), StreamsListener.NONE));
            runner.start();
            EmptyClient client = closing.add(new EmptyClient(connection));
            WholeLedger.awaitReady(runner::health);
            return new EmptyTopology(closing, client);
        } catch (Exception e) {
            closing.close();
            throw e;
        }
    }

    private static List<NewTopic> topics() {
        return Stream.of(IN, OUT, OTHER)
                .map(name -> new NewTopic(name, Installation.SHARDS, (short) 1))
                .toList();
    }

    private static Topology topology() {
        Topology topology = new Topology();
        topology.addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), IN);
        topology.addProcessor("put", Put::new, "in");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingDisabled()
                        .withLoggingEnabled(Map.of()),
                "put");
        for (String sink : List.of(OTHER, OUT)) {
            topology.addSink("to-" + sink, sink, new ByteArraySerializer(), new ByteArraySerializer(), "put");
        }
        return topology;
    }

    private static final class Put extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
        @Override
        public void process(Record<byte[], byte[]> record) {
            KeyValueStore<Bytes, byte[]> store = context().getStateStore(STORE);
            Bytes key = Bytes.wrap(record.key());
            if (store.get(key) == null) {
                store.put(key, record.value());
            }
            context().forward(record);
        }
    }

    /** Callers share the client, as those of the gateway do. */
    Operation caller() {
        return client::write;
    }

    @Override
    public void close() {
        closing.close();
    }
}
