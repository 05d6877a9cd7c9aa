package io.credledger.cli.refresh;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.topic.Topics;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the log says of each connection, as it comes. */
final class LogTail implements AutoCloseable {

    private static final EventCodec CODEC = new EventCodec(OuterFormat.builtIn());

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<ConnectionId, List<LedgerEvent>> events = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::follow, "log-tail");

    LogTail(Map<String, Object> client, int shards) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(IntStream.range(0, shards)
                .mapToObj(shard -> new TopicPartition(Topics.EVENTS.name(), shard))
                .toList());
        thread.start();
    }

    private void follow() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> add(CODEC.decode(record.value())));
            }
        } catch (WakeupException e) {
            // Closing.
        }
    }

    private void add(LedgerEvent event) {
        if (event.header().entity() instanceof ConnectionId connection) {
            events.computeIfAbsent(connection, first -> new CopyOnWriteArrayList<>())
                    .add(event);
        }
    }

    List<LedgerEvent> events(ConnectionId connection) {
        return List.copyOf(events.getOrDefault(connection, List.of()));
    }

    <F extends Fact> List<F> facts(ConnectionId connection, Class<F> type) {
        return events(connection).stream()
                .map(LedgerEvent::fact)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    boolean has(ConnectionId connection, Class<? extends Fact> type) {
        return !facts(connection, type).isEmpty();
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
