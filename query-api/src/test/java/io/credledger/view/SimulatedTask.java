package io.credledger.view;

import io.credledger.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * One shard's task with its inputs: the real node over stores that can crash. Input offsets have gaps, as transactions leave them. What is
 * not committed comes again after a crash.
 */
final class SimulatedTask implements StoreReader {

    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final AppliedPositions positions;

    private final int shard;
    private final Map<String, CrashStore> stores = new HashMap<>();
    private final Map<String, List<LogRecord>> inputs;
    private final Map<String, Integer> consumed = new HashMap<>();
    private final Map<String, Integer> committed = new HashMap<>();
    private final CommittedOffsets offsets = (topic, ofShard) -> offset(committed.getOrDefault(topic, 0) - 1) + 1;
    private MockProcessorContext<Void, Void> context;
    private ViewProcessor node;

    SimulatedTask(int shard, AppliedPositions positions, TestLedger ledger) {
        this(shard, positions, ledger.eventRecords, ledger.keyRecords, ledger.replyRecords);
    }

    /** What is added to the lists later can be processed later. */
    SimulatedTask(
            int shard,
            AppliedPositions positions,
            List<LogRecord> events,
            List<LogRecord> keys,
            List<LogRecord> replies) {
        this.shard = shard;
        this.positions = positions;
        this.inputs = new TreeMap<>(
                Map.of(Topics.EVENTS.name(), events, Topics.KEYS.name(), keys, Topics.REPLIES.name(), replies));
        ViewStores.ALL.forEach(name -> stores.put(name, new CrashStore(name)));
        context = begin();
        node = started();
    }

    private static long offset(int index) {
        return index < 0 ? -1 : index * 2L + 5;
    }

    private MockProcessorContext<Void, Void> begin() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, ViewTopology.APPLICATION_ID);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        MockProcessorContext<Void, Void> begun =
                new MockProcessorContext<>(properties, new TaskId(0, shard), new File("unused"));
        stores.values().forEach(begun::addStateStore);
        return begun;
    }

    private ViewProcessor started() {
        ViewProcessor started =
                new ViewProcessor(new ViewParts(TestLedger.FORMAT, new LocalStores(), positions, offsets, metrics));
        started.init(context);
        return started;
    }

    private List<LogRecord> input(String topic) {
        return Objects.requireNonNull(inputs.get(topic));
    }

    boolean hasMore(String topic) {
        return consumed.getOrDefault(topic, 0) < input(topic).size();
    }

    boolean hasMore() {
        return inputs.keySet().stream().anyMatch(this::hasMore);
    }

    /** Processes the topic's next record. */
    void step(String topic) {
        int index = consumed.merge(topic, 1, Integer::sum) - 1;
        LogRecord record = input(topic).get(index);
        context.setRecordMetadata(topic, shard, offset(index));
        node.process(new Record<>(record.key(), record.value(), 0));
    }

    /** Processes what there is, keys first, so that nothing waits. */
    SimulatedTask runInOrder() {
        run(Topics.KEYS.name());
        run(Topics.EVENTS.name());
        run(Topics.REPLIES.name());
        return this;
    }

    void run(String topic) {
        while (hasMore(topic)) {
            step(topic);
        }
    }

    String randomTopic(Random random) {
        List<String> topics = inputs.keySet().stream().filter(this::hasMore).toList();
        return topics.get(random.nextInt(topics.size()));
    }

    void commit() {
        stores.values().forEach(CrashStore::commit);
        committed.putAll(consumed);
    }

    void tick(Instant now) {
        context.scheduledPunctuators().forEach(each -> each.getPunctuator().punctuate(now.toEpochMilli()));
    }

    void crash(Random random) {
        stores.values().forEach(store -> store.crash(random));
        restart();
    }

    /** Comes back with the stores as they are and reads on from what is committed. */
    void restart() {
        consumed.clear();
        consumed.putAll(committed);
        context = begin();
        node = started();
    }

    /** Reads everything from the beginning, as a group whose offsets are lost does. */
    void rewind() {
        consumed.clear();
        committed.clear();
    }

    void stop() {
        node.close();
    }

    long applied() {
        return positions.all().get(shard).seq();
    }

    CrashStore store(String name) {
        return Objects.requireNonNull(stores.get(name));
    }

    /** Everything that can be queried, and how far it is; not what came from where, which differs from run to run. */
    Map<String, String> content() {
        Map<String, String> content = new TreeMap<>();
        stores.values().forEach(store -> content.putAll(store.content()));
        content.keySet().removeIf(key -> key.startsWith(ViewStores.PENDING) || key.endsWith(" applied"));
        content.put("applied", String.valueOf(applied()));
        return content;
    }

    @Override
    public <R> R read(String store, int ofShard, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, R> query) {
        if (ofShard != shard) {
            throw new ViewUnavailableException("only one shard is here");
        }
        return query.apply(store(store));
    }
}
