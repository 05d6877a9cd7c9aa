package io.credledger.audit;

import io.credledger.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * From a time to offsets. The trap: the broker knows an event's record by the time of its command, which may have waited for the writer; so from
 * the offset that it names one goes back until an event is early enough. Access records have the time that they say.
 */
final class AuditStart {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int FIRST_STEP = 64;

    private final Consumer<byte[], byte[]> consumer;
    private final LogReading reading;
    private final Duration patience;

    AuditStart(Consumer<byte[], byte[]> consumer, LogReading reading, Duration patience) {
        this.consumer = consumer;
        this.reading = reading;
        this.patience = patience;
    }

    /** @param ends the offset after the last record of each partition */
    Map<TopicPartition, Long> at(Instant from, Map<TopicPartition, Long> ends) {
        List<TopicPartition> places = List.copyOf(ends.keySet());
        Map<TopicPartition, Long> times = new LinkedHashMap<>();
        places.forEach(place -> times.put(place, from.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(places);
        Map<TopicPartition, Long> starts = new LinkedHashMap<>();
        for (TopicPartition place : places) {
            OffsetAndTimestamp named = found.get(place);
            long end = Objects.requireNonNull(ends.get(place));
            long offset = named == null ? end : Math.min(named.offset(), end);
            long begin = Objects.requireNonNull(begins.get(place));
            starts.put(place, place.topic().equals(Topics.EVENTS.name()) ? back(place, begin, offset, from) : offset);
        }
        return starts;
    }

    private long back(TopicPartition place, long begin, long offset, Instant from) {
        long start = offset;
        for (long step = FIRST_STEP; start > begin; step *= 4) {
            start = Math.max(begin, offset - step);
            if (isBefore(place, start, offset, from)) {
                return start;
            }
        }
        return start;
    }

    /** Whether the first record from there on, up to the offset where we are, is early enough. */
    private boolean isBefore(TopicPartition place, long start, long offset, Instant from) {
        consumer.assign(List.of(place));
        consumer.seek(place, start);
        long deadline = System.nanoTime() + patience.toNanos();
        while (consumer.position(place) < offset) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                return record.offset() < offset
                        && reading.read(record).entry().at().isBefore(from);
            }
            if (System.nanoTime() > deadline) {
                throw new AuditUnavailableException("Kafka must answer in time", null);
            }
        }
        return false;
    }
}
