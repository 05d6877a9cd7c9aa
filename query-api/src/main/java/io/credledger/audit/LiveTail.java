package io.credledger.audit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What is appended to several partitions, as it comes: each in its own order, and those that came together in order of time. It holds what one
 * poll brought and no more. For one thread.
 */
final class LiveTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final LogReading reading;
    private final Map<TopicPartition, Deque<Logged>> waiting = new LinkedHashMap<>();
    private final Map<TopicPartition, Long> positions;

    /** @param consumer is closed with this */
    LiveTail(Consumer<byte[], byte[]> consumer, LogReading reading, Map<TopicPartition, Long> positions) {
        this.consumer = consumer;
        this.reading = reading;
        this.positions = new LinkedHashMap<>(positions);
        consumer.assign(positions.keySet());
        positions.forEach((place, offset) -> {
            consumer.seek(place, offset);
            waiting.put(place, new ArrayDeque<>());
        });
    }

    /** Whether something waits, perhaps after a moment's wait. */
    boolean hasMore() {
        if (isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Logged logged = reading.read(record);
                Objects.requireNonNull(waiting.get(logged.place())).add(logged);
            }
        }
        return !isEmpty();
    }

    private boolean isEmpty() {
        return waiting.values().stream().allMatch(Deque::isEmpty);
    }

    /** The earliest of what waits; empty where nothing does. */
    Optional<Logged> next() {
        Optional<Logged> next = waiting.values().stream()
                .filter(lane -> !lane.isEmpty())
                .min(Comparator.comparing(
                        lane -> Objects.requireNonNull(lane.peek()).entry().at()))
                .map(Deque::remove);
        next.ifPresent(logged -> positions.put(logged.place(), logged.offset() + 1));
        return next;
    }

    /** Where each partition goes on after what was told. */
    Map<TopicPartition, Long> positions() {
        return new LinkedHashMap<>(positions);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
