package io.credledger.cli.tamper;

import io.credledger.ledger.DeadLetter;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Reply;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.processor.LogTail;
import io.credledger.processor.WriterMetrics;
import io.credledger.processor.WriterTopology;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import io.credledger.wire.DeadLetterCodec;
import io.credledger.wire.OuterFormat;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;

/** The real writer of a ledger with one shard, fed by hand. */
final class WriterBench implements AutoCloseable {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final TopologyTestDriver driver;

    WriterBench(Path state, Clock clock) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "writer");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(
                WriterTopology.of(OuterFormat.builtIn(), new NoLog(), clock, new WriterMetrics(metrics)),
                properties,
                clock.instant());
    }

    void send(Topic<?> topic, Recorded record) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(record.key(), record.value());
    }

    /** What was answered since the last question. */
    List<Reply> replies() {
        return values(Topics.REPLIES).stream().map(Log.REPLY::decode).toList();
    }

    /** How many events were written since the last question. */
    int events() {
        return values(Topics.EVENTS).size();
    }

    List<DeadLetter> letters() {
        DeadLetterCodec codec = new DeadLetterCodec(OuterFormat.builtIn());
        return values(Topics.DLQ).stream().map(codec::decode).toList();
    }

    private List<byte[]> values(Topic<?> topic) {
        return driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readValuesToList();
    }

    double count(String metric, String... tags) {
        return metrics.find(metric).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        driver.close();
    }

    /** Nothing was written before. */
    private static final class NoLog implements LogTail {
        @Override
        public long lastSeq(int shard) {
            return 0;
        }

        @Override
        public void events(int shard, Consumer<LedgerEvent> each) {}

        @Override
        public void keys(int shard, Consumer<WrappedDataKey> each) {}

        @Override
        public void replies(int shard, Consumer<Reply> each) {}
    }
}
