package io.credledger.cli.audit.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** On a cluster. Joins no group and commits nothing: it leaves no trace but what the broker logs. */
public final class KafkaLog implements LedgerLog {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    /** One fetch of a lane is in memory and another under way, and with 32 shards there are as many lanes. */
    private static final int FETCH_BYTES = 1 << 20;

    private final Map<String, Object> client;
    private final Map<String, List<PartitionInfo>> topics;
    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
    /** Between two lanes. Each has shaken hands with a broker, which takes longer than reading a short topic. */
    private final Queue<KafkaConsumer<byte[], byte[]>> idle = new ConcurrentLinkedQueue<>();

    /** @param client how to reach Kafka */
    public KafkaLog(Map<String, Object> client) {
        this.client = Map.copyOf(client);
        this.topics = asked(consumer -> consumer.listTopics(PATIENCE));
    }

    private <T> T asked(Function<KafkaConsumer<byte[], byte[]>, T> question) {
        KafkaConsumer<byte[], byte[]> consumer = consumer();
        try {
            T answer = question.apply(consumer);
            idle.add(consumer);
            return answer;
        } catch (RuntimeException e) {
            close(consumer);
            throw e;
        }
    }

    @Override
    public int partitions(String topic) {
        return topics.getOrDefault(topic, List.of()).size();
    }

    @Override
    public Lane lane(String topic, int partition) {
        TopicPartition place = new TopicPartition(topic, partition);
        return lane(place, ends.get(place));
    }

    @Override
    public Lane toItsEnd(String topic, int partition) {
        return lane(new TopicPartition(topic, partition), null);
    }

    private Lane lane(TopicPartition place, @Nullable Long end) {
        KafkaConsumer<byte[], byte[]> consumer = consumer();
        try {
            return new KafkaLane(consumer, place, end, idle::add);
        } catch (RuntimeException e) {
            close(consumer);
            throw e;
        }
    }

    @Override
    public void endHere(String topic) {
        List<TopicPartition> places = topics.getOrDefault(topic, List.of()).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        ends.putAll(asked(consumer -> consumer.endOffsets(places, PATIENCE)));
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        KafkaConsumer<byte[], byte[]> rested = idle.poll();
        return rested == null ? connected() : rested;
    }

    private KafkaConsumer<byte[], byte[]> connected() {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        // More than a fetch can hold: as long as some of one is left, the next is not asked for.
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, FETCH_BYTES);
        // Kafka's 64 KiB cut each fetch into many reads; the system's own grows with the distance to the broker.
        config.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, -1);
        // A lane ends somewhere: nobody waits for what is behind that.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        // Kafka's CRC says nothing about tampering, and the hashes that do are computed anyway; but a broken disk is
        // told apart by it.
        config.put(ConsumerConfig.CHECK_CRCS_CONFIG, "true");
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static void close(KafkaConsumer<byte[], byte[]> consumer) {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }

    @Override
    public void close() {
        for (var rested = idle.poll(); rested != null; rested = idle.poll()) {
            close(rested);
        }
    }
}
