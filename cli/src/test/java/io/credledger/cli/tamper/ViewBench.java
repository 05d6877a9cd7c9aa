package io.credledger.cli.tamper;

import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import io.credledger.view.AppliedPositions;
import io.credledger.view.LocalStores;
import io.credledger.view.ViewParts;
import io.credledger.view.ViewTopology;
import io.credledger.wire.OuterFormat;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;

/** The real view of a ledger with one shard, fed by hand. */
final class ViewBench implements AutoCloseable {

    private final AppliedPositions positions = new AppliedPositions(1);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final TopologyTestDriver driver;

    ViewBench(Path state) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, ViewTopology.APPLICATION_ID);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(
                ViewTopology.of(new ViewParts(
                        OuterFormat.builtIn(), new LocalStores(), positions, (topic, shard) -> 0, metrics)),
                properties);
    }

    /** Keys first, so that no event waits for one that is there. */
    ViewBench read(Log log) {
        feed(Topics.KEYS, log.keys);
        feed(Topics.EVENTS, log.events);
        feed(Topics.REPLIES, log.replies);
        return this;
    }

    private void feed(Topic<?> topic, List<Recorded> records) {
        var input = driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
        records.forEach(record -> input.pipeInput(record.key(), record.value()));
    }

    void pass(Duration time) {
        for (long seconds = 0; seconds < time.toSeconds(); seconds++) {
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }
    }

    /** The seq up to which the view is applied. */
    long applied() {
        return positions.all().get(0).seq();
    }

    double count(String metric) {
        return metrics.find(metric).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        driver.close();
    }
}
