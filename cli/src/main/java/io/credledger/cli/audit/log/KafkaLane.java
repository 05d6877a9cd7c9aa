package io.credledger.cli.audit.log;

import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One partition on a cluster. */
final class KafkaLane implements Lane {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition place;
    private final Duration patience;
    private final long begin;
    private final long end;
    private Iterator<ConsumerRecord<byte[], byte[]>> fetched = Collections.emptyIterator();
    private long at;

    /** @param end the first offset that is no more of it; null for where the partition ends now */
    KafkaLane(KafkaConsumer<byte[], byte[]> consumer, TopicPartition place, @Nullable Long end, Duration patience) {
        this.consumer = consumer;
        this.place = place;
        this.patience = patience;
        consumer.assign(List.of(place));
        this.begin = offset(consumer.beginningOffsets(List.of(place)));
        this.end = end == null ? offset(consumer.endOffsets(List.of(place))) : end;
        this.at = begin;
        consumer.seek(place, begin);
    }

    private long offset(Map<TopicPartition, Long> offsets) {
        return Objects.requireNonNull(offsets.get(place), "Kafka answers for every partition that is asked for");
    }

    @Override
    public @Nullable ConsumerRecord<byte[], byte[]> next() {
        if (!fetched.hasNext() && !fetch()) {
            at = end;
            return null;
        }
        ConsumerRecord<byte[], byte[]> record = fetched.next();
        if (record.offset() >= end) {
            fetched = Collections.emptyIterator();
            consumer.pause(List.of(place));
            at = end;
            return null;
        }
        at = record.offset() + 1;
        return record;
    }

    /** Behind the last record may stand marks of transactions, over which the position goes as well. */
    private boolean fetch() {
        long silentSince = System.nanoTime();
        while (at < end && consumer.position(place) < end) {
            fetched = consumer.poll(POLL).iterator();
            if (fetched.hasNext()) {
                return true;
            }
            if (System.nanoTime() - silentSince > patience.toNanos()) {
                throw new TimeoutException("Kafka must answer in time");
            }
        }
        return false;
    }

    @Override
    public long length() {
        return end - begin;
    }

    @Override
    public long passed() {
        return at - begin;
    }

    @Override
    public void close() {
        KafkaLog.close(consumer);
    }
}
