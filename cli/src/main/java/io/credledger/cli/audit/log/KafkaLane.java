package io.credledger.cli.audit.log;

import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
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
    private final Consumer<KafkaConsumer<byte[], byte[]>> back;
    private final long begin;
    private final long end;
    private Iterator<ConsumerRecord<byte[], byte[]>> fetched = Collections.emptyIterator();
    private long at;
    private boolean reading;
    private boolean closed;

    /**
     * Begins where the partition begins.
     *
     * @param end the first offset that is no more of it; null for where the partition ends now
     * @param back takes the consumer when the lane is closed and it is fit for another
     */
    KafkaLane(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition place,
            @Nullable Long end,
            Consumer<KafkaConsumer<byte[], byte[]>> back) {
        this.consumer = consumer;
        this.place = place;
        this.back = back;
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
        if (!fetched.hasNext()) {
            reading = true;
            boolean more = fetch();
            reading = false;
            if (!more) {
                at = end;
                return null;
            }
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
            fetched = consumer.poll(POLL).records(place).iterator();
            if (fetched.hasNext()) {
                return true;
            }
            if (System.nanoTime() - silentSince > KafkaLog.PATIENCE.toNanos()) {
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
        if (closed) {
            return;
        }
        closed = true;
        if (reading) {
            // It failed, and nobody knows in the midst of what.
            KafkaLog.close(consumer);
        } else {
            consumer.unsubscribe();
            back.accept(consumer);
        }
    }
}
