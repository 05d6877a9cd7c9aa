package io.credledger.clients;

import io.credledger.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What is committed of one shard's events and keys, from a place on, without a group. */
final class ClientLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition events;
    private final TopicPartition keys;

    ClientLog(Map<String, Object> client, int shard) {
        this(consumer(client), shard);
    }

    /** @param consumer owned from now on */
    ClientLog(Consumer<byte[], byte[]> consumer, int shard) {
        this.consumer = consumer;
        this.events = new TopicPartition(Topics.EVENTS.name(), shard);
        this.keys = new TopicPartition(Topics.KEYS.name(), shard);
        consumer.assign(List.of(events, keys));
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> client) {
        Map<String, Object> p = new HashMap<>(client);
        p.put(CommonClientConfigs.CLIENT_ID_CONFIG, "credledger-refresher-clients");
        // A ledger tells nobody about itself.
        p.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        // What an aborted transaction wrote never happened.
        p.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        p.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // A place that is not there any more must be noticed: folding on from elsewhere would be wrong.
        p.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        p.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(p, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** First offsets not read, or not there, of both. */
    record Place(long events, long keys) {

        boolean reaches(Place other) {
            return events >= other.events && keys >= other.keys;
        }
    }

    Place begin() {
        return place(consumer.beginningOffsets(List.of(events, keys)));
    }

    Place end() {
        return place(consumer.endOffsets(List.of(events, keys)));
    }

    private Place place(Map<TopicPartition, Long> offsets) {
        return new Place(Objects.requireNonNull(offsets.get(events)), Objects.requireNonNull(offsets.get(keys)));
    }

    void seek(Place place) {
        consumer.seek(events, place.events());
        consumer.seek(keys, place.keys());
    }

    Place position() {
        return new Place(consumer.position(events), consumer.position(keys));
    }

    ConsumerRecords<byte[], byte[]> poll() {
        return consumer.poll(POLL);
    }

    /** From any thread: whoever polls stops. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
