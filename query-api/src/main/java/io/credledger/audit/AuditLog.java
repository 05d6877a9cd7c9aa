package io.credledger.audit;

import io.credledger.ledger.ConnectionId;
import io.credledger.topic.Topics;
import io.credledger.wire.OuterFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Events and access records, straight from Kafka. Safe for use by several threads; each reading has a consumer of its own. */
public final class AuditLog {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> client;
    private final LogReading reading;
    private final int shards;

    /**
     * @param client how to reach Kafka
     * @param shards how many the ledger has
     */
    public AuditLog(Map<String, Object> client, OuterFormat format, int shards) {
        this.client = client;
        this.reading = new LogReading(format);
        this.shards = shards;
    }

    /** What a connection does and what is done with it is in one shard. */
    List<TopicPartition> places(@Nullable ConnectionId connection) {
        List<Integer> where = connection == null
                ? IntStream.range(0, shards).boxed().toList()
                : List.of(connection.routing().shard(shards));
        return Stream.of(Topics.EVENTS, Topics.ACCESS)
                .flatMap(topic -> where.stream().map(shard -> new TopicPartition(topic.name(), shard)))
                .toList();
    }

    /**
     * The log from a time on; the caller closes it.
     *
     * @param from null: from the beginning
     * @throws AuditUnavailableException when Kafka does not answer
     */
    MergedLog from(List<TopicPartition> places, @Nullable Instant from, Instant until) {
        return open(places, until, (consumer, ends) -> {
            if (from == null) {
                return consumer.beginningOffsets(places);
            }
            return new AuditStart(consumer, reading, PATIENCE).at(from, ends);
        });
    }

    /** Nothing of what is there; it ends where what comes begins. */
    MergedLog fromNow(List<TopicPartition> places, Instant until) {
        return open(places, until, (consumer, ends) -> ends);
    }

    /** What comes from there on; the caller closes it. */
    LiveTail tail(Map<TopicPartition, Long> positions) {
        return new LiveTail(AuditConsumer.waiting(client, PATIENCE), reading, positions);
    }

    /** The log from where a cursor stands. */
    MergedLog at(AuditCursor cursor) {
        return open(List.copyOf(cursor.offsets().keySet()), cursor.until(), (consumer, ends) -> cursor.offsets());
    }

    @FunctionalInterface
    private interface Starts {
        Map<TopicPartition, Long> of(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends);
    }

    private MergedLog open(List<TopicPartition> places, Instant until, Starts starts) {
        Consumer<byte[], byte[]> consumer = AuditConsumer.of(client, PATIENCE);
        try {
            Map<TopicPartition, Long> known = consumer.endOffsets(places);
            Map<TopicPartition, Long> ends = new LinkedHashMap<>();
            places.forEach(place -> ends.put(place, Objects.requireNonNull(known.get(place))));
            Map<TopicPartition, Long> begins = starts.of(consumer, ends);
            List<MergedLog.Stretch> stretches = new ArrayList<>();
            ends.forEach((place, end) ->
                    stretches.add(new MergedLog.Stretch(place, Objects.requireNonNull(begins.get(place)), end, until)));
            return new MergedLog(consumer, reading, stretches, PATIENCE);
        } catch (KafkaException e) {
            consumer.close();
            throw new AuditUnavailableException("Kafka must answer", e);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }
}
