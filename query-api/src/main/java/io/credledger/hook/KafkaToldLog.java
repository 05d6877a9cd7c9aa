package io.credledger.hook;

import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.WebhookId;
import io.credledger.streams.CommittedRecords;
import io.credledger.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The compacted topic {@code credledger.deliveries}: a shard's partition, a webhook's key. For one thread. */
final class KafkaToldLog implements ToldLog, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaToldLog.class);
    private static final String TOPIC = Topics.DELIVERIES.name();

    private final Map<String, Object> client;
    private final Producer<byte[], byte[]> producer;

    KafkaToldLog(Map<String, Object> client) {
        this.client = client;
        this.producer = producer(client);
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> client) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "credledger-deliveries");
        // A ledger tells nobody about itself.
        config.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        // Retried records keep their order: an older position must not come last.
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // Subscribers wait while a broker is away, and no longer than that.
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Map<WebhookId, Told> read(int shard) {
        // A process that had the shard before may have its last writes in the topic still to be read here.
        producer.flush();
        Map<WebhookId, Told> all = new HashMap<>();
        try (CommittedRecords records = new CommittedRecords(client)) {
            records.forEach(TOPIC, shard, record -> take(record.key(), record.value(), all));
        }
        return all;
    }

    private static void take(byte @Nullable [] key, byte @Nullable [] value, Map<WebhookId, Told> all) {
        if (key == null) {
            return;
        }
        try {
            WebhookId webhook = new WebhookId(new String(key, StandardCharsets.US_ASCII));
            Told told = value == null ? null : Told.decode(value).orElse(null);
            if (told == null) {
                all.remove(webhook);
            } else {
                all.put(webhook, told);
            }
        } catch (InvalidIdException e) {
            LOG.warn("a record of {} is not one of a webhook; it is passed over", TOPIC);
        }
    }

    @Override
    public void write(int shard, WebhookId webhook, Told told) {
        send(shard, webhook, told.encode());
    }

    @Override
    public void forget(int shard, WebhookId webhook) {
        send(shard, webhook, null);
    }

    private void send(int shard, WebhookId webhook, byte @Nullable [] value) {
        byte[] key = webhook.value().getBytes(StandardCharsets.US_ASCII);
        try {
            Future<?> unused = producer.send(
                    new ProducerRecord<>(TOPIC, shard, key, value), (metadata, failure) -> failed(failure));
        } catch (KafkaException e) {
            failed(e);
        }
    }

    /** The next position says the same and more. */
    private static void failed(@Nullable Exception failure) {
        if (failure != null) {
            LOG.warn(
                    "how far a webhook was told could not be written: {}",
                    failure.getClass().getName());
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
