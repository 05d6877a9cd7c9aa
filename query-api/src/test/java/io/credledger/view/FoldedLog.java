package io.credledger.view;

import io.credledger.topic.Topics;
import io.credledger.wire.OuterFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The view of a log that somebody else makes: the real nodes over stores in memory, a task for each shard. For one thread. */
public final class FoldedLog implements StoreReader {

    private final AppliedPositions positions;
    private final List<Inputs> inputs;
    private final List<SimulatedTask> tasks = new ArrayList<>();

    public FoldedLog(int shards) {
        positions = new AppliedPositions(shards);
        inputs = IntStream.range(0, shards)
                .mapToObj(shard -> new Inputs(new ArrayList<>(), new ArrayList<>()))
                .toList();
        for (int shard = 0; shard < shards; shard++) {
            Inputs its = inputs.get(shard);
            tasks.add(new SimulatedTask(shard, positions, its.events(), its.keys(), List.of()));
        }
    }

    private record Inputs(List<LogRecord> events, List<LogRecord> keys) {

        List<LogRecord> of(String topic) {
            return topic.equals(Topics.EVENTS.name()) ? events : keys;
        }
    }

    /**
     * Takes one record more, and folds it.
     *
     * @param topic of events or of keys
     */
    public void add(String topic, int shard, byte[] key, byte @Nullable [] value) {
        inputs.get(shard).of(topic).add(new LogRecord(topic, key, value));
        SimulatedTask task = tasks.get(shard);
        task.run(topic);
        task.commit();
    }

    /** How far a shard is applied. */
    public long applied(int shard) {
        return positions.all().get(shard).seq();
    }

    public LedgerView view() {
        return new StreamsLedgerView(this, positions, OuterFormat.builtIn(), tasks.size());
    }

    @Override
    public <R> R read(String store, int shard, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, R> query) {
        return Objects.requireNonNull(tasks.get(shard)).read(store, shard, query);
    }
}
