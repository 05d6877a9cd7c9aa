package io.credledger.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Several partitions as one log in order of time, each read from one offset up to another. It holds one fetch of each and no more. Within a
 * partition events never go back in time; access records may by what the clocks of several edges differ, and stay in the order of the topic.
 * For one thread.
 */
final class MergedLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final LogReading reading;
    private final Duration patience;
    private final Map<TopicPartition, Lane> lanes = new LinkedHashMap<>();

    /** @param until nothing is read of a partition from the first entry on that is not before it */
    private record Lane(TopicPartition place, long end, Instant until, Deque<Logged> waiting) {

        boolean isPast() {
            Logged head = waiting.peek();
            return head != null && !head.entry().at().isBefore(until);
        }
    }

    /**
     * Where one partition is read.
     *
     * @param begin the first offset
     * @param end the offset after the last
     */
    record Stretch(TopicPartition place, long begin, long end, Instant until) {}

    /**
     * @param consumer is closed with this
     * @param patience how long Kafka may be silent
     */
    MergedLog(Consumer<byte[], byte[]> consumer, LogReading reading, Collection<Stretch> stretches, Duration patience) {
        this.consumer = consumer;
        this.reading = reading;
        this.patience = patience;
        consumer.assign(stretches.stream().map(Stretch::place).toList());
        for (Stretch stretch : stretches) {
            consumer.seek(stretch.place(), stretch.begin());
            lanes.put(stretch.place(), new Lane(stretch.place(), stretch.end(), stretch.until(), new ArrayDeque<>()));
        }
    }

    /** The next entry; empty at the end. */
    Optional<Logged> next() {
        fill();
        return lanes.values().stream()
                .filter(lane -> !lane.waiting().isEmpty() && !lane.isPast())
                .min(Comparator.comparing(lane ->
                        Objects.requireNonNull(lane.waiting().peek()).entry().at()))
                .map(lane -> lane.waiting().remove());
    }

    boolean isOver() {
        fill();
        return lanes.values().stream().allMatch(lane -> lane.waiting().isEmpty() || lane.isPast());
    }

    /** Where each partition goes on. */
    Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new LinkedHashMap<>();
        lanes.forEach((place, lane) -> {
            Logged head = lane.waiting().peek();
            positions.put(place, head != null ? head.offset() : Math.min(consumer.position(place), lane.end()));
        });
        return positions;
    }

    /** Reads until each partition that is not at its end has an entry waiting: only then is it known which is the earliest. */
    private void fill() {
        long silentSince = System.nanoTime();
        List<TopicPartition> thirsty = thirsty();
        while (!thirsty.isEmpty()) {
            consumer.pause(places(lane -> !lane.waiting().isEmpty() || isRead(lane)));
            consumer.resume(thirsty);
            boolean silent = true;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                silent = false;
                Logged logged = reading.read(record);
                Lane lane = Objects.requireNonNull(lanes.get(logged.place()));
                if (record.offset() < lane.end()) {
                    lane.waiting().add(logged);
                }
            }
            List<TopicPartition> still = thirsty();
            if (!silent || still.size() < thirsty.size()) {
                silentSince = System.nanoTime();
            } else if (System.nanoTime() - silentSince > patience.toNanos()) {
                throw new AuditUnavailableException("Kafka must answer in time", null);
            }
            thirsty = still;
        }
    }

    private List<TopicPartition> thirsty() {
        return places(lane -> lane.waiting().isEmpty() && !isRead(lane));
    }

    /** Behind the last record may stand marks of transactions, over which the position goes as well. */
    private boolean isRead(Lane lane) {
        return consumer.position(lane.place()) >= lane.end();
    }

    private List<TopicPartition> places(Predicate<Lane> which) {
        return lanes.values().stream().filter(which).map(Lane::place).toList();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
