package io.credledger.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What is committed on one partition, read without a group: for start-up checks, catching up and audits. Transactions that are open at the call
 * are waited for, until they are committed or aborted.
 */
public final class CommittedRecords implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int FIRST_LOOK_BACK = 64;

    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Knows where a partition really ends. To a consumer of committed records it ends where the first open transaction begins, and a killed
     * process leaves one open for seconds, with what others have committed behind it.
     */
    private final KafkaConsumer<byte[], byte[]> ends;

    /** @param client how to reach Kafka */
    public CommittedRecords(Map<String, Object> client) {
        consumer = consumer(client, "read_committed");
        ends = consumer(client, "read_uncommitted");
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> client, String isolation) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        // One partition is read after the other: a fetch that waits at the end of the last one would hold back the next
        // by Kafka's half second, and a start asks dozens of times.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** How many partitions the topic has; 0 where there is no such topic. */
    public int partitions(String topic) {
        return consumer.listTopics().getOrDefault(topic, List.of()).size();
    }

    /** Every committed record, in order, up to the end as it was at the call. */
    public void forEach(String topic, int partition, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        TopicPartition place = new TopicPartition(topic, partition);
        consumer.assign(List.of(place));
        consumer.seekToBeginning(List.of(place));
        readTo(end(place), place, record -> {
            each.accept(record);
            return true;
        });
    }

    /** The same from an offset on. */
    public void forEachFrom(String topic, int partition, long offset, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        TopicPartition place = new TopicPartition(topic, partition);
        consumer.assign(List.of(place));
        consumer.seek(place, offset);
        readTo(end(place), place, record -> {
            each.accept(record);
            return true;
        });
    }

    /** The offset after the last record, committed or not: what is written from now on comes behind it. */
    public long end(String topic, int partition) {
        return end(new TopicPartition(topic, partition));
    }

    /** The first committed record. */
    public Optional<ConsumerRecord<byte[], byte[]>> first(String topic, int partition) {
        TopicPartition place = new TopicPartition(topic, partition);
        consumer.assign(List.of(place));
        consumer.seekToBeginning(List.of(place));
        AtomicReference<ConsumerRecord<byte[], byte[]>> first = new AtomicReference<>();
        readTo(end(place), place, record -> {
            first.set(record);
            return false;
        });
        return Optional.ofNullable(first.get());
    }

    /** The last committed record. Offsets have gaps where transactions end, so it looks back further and further. */
    public Optional<ConsumerRecord<byte[], byte[]>> last(String topic, int partition) {
        TopicPartition place = new TopicPartition(topic, partition);
        consumer.assign(List.of(place));
        long end = end(place);
        long begin = offset(consumer.beginningOffsets(List.of(place)), place);
        AtomicReference<ConsumerRecord<byte[], byte[]>> last = new AtomicReference<>();
        for (long back = FIRST_LOOK_BACK; last.get() == null && end > begin; back *= 4) {
            consumer.seek(place, Math.max(begin, end - back));
            readTo(end, place, record -> {
                last.set(record);
                return true;
            });
            if (end - back <= begin) {
                break;
            }
        }
        return Optional.ofNullable(last.get());
    }

    private long end(TopicPartition place) {
        return offset(ends.endOffsets(List.of(place)), place);
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition place) {
        return Objects.requireNonNull(offsets.get(place), "Kafka answers for every partition that is asked for");
    }

    private void readTo(long end, TopicPartition place, Predicate<ConsumerRecord<byte[], byte[]>> goOn) {
        while (consumer.position(place) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (!goOn.test(record)) {
                    return;
                }
            }
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
        ends.close(CloseOptions.timeout(Duration.ZERO));
    }
}
