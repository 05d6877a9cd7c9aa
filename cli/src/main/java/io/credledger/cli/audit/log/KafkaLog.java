package io.credledger.cli.audit.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** On a cluster. Joins no group and commits nothing: it leaves no trace but what the broker logs. */
public final class KafkaLog implements LedgerLog {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** One fetch at a time of one lane is in memory, and with 32 shards there are as many lanes. */
    private static final int FETCH_BYTES = 2 << 20;

    private final Map<String, Object> client;
    private final Map<String, List<PartitionInfo>> topics;
    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();

    /** @param client how to reach Kafka */
    public KafkaLog(Map<String, Object> client) {
        this.client = Map.copyOf(client);
        KafkaConsumer<byte[], byte[]> consumer = consumer();
        try {
            this.topics = consumer.listTopics(PATIENCE);
        } finally {
            close(consumer);
        }
    }

    @Override
    public int partitions(String topic) {
        return topics.getOrDefault(topic, List.of()).size();
    }

    @Override
    public Lane lane(String topic, int partition) {
        TopicPartition place = new TopicPartition(topic, partition);
        return new KafkaLane(consumer(), place, ends.get(place), PATIENCE);
    }

    @Override
    public Lane toItsEnd(String topic, int partition) {
        return new KafkaLane(consumer(), new TopicPartition(topic, partition), null, PATIENCE);
    }

    @Override
    public void endHere(String topic) {
        List<TopicPartition> places = topics.getOrDefault(topic, List.of()).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        KafkaConsumer<byte[], byte[]> consumer = consumer();
        try {
            ends.putAll(consumer.endOffsets(places, PATIENCE));
        } finally {
            close(consumer);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
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
        // Each lane has a consumer of its own.
    }
}
