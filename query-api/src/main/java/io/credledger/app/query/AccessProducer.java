package io.credledger.app.query;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The producer of access records. Each setting that is not Kafka's default says why. */
final class AccessProducer {

    private AccessProducer() {}

    static Producer<byte[], byte[]> of(Map<String, Object> client, Duration patience) {
        Map<String, Object> p = new HashMap<>(client);
        p.put(CommonClientConfigs.CLIENT_ID_CONFIG, "credledger-access");
        // A ledger tells nobody about itself.
        p.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        // The producer's defaults, said because a hand-out rests on them.
        p.put(ProducerConfig.ACKS_CONFIG, "all");
        p.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // While nobody asks for tokens the topic is not forgotten: a request's thread would wait for the broker to tell
        // again.
        p.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(365).toMillis());
        // Somebody waits for each.
        p.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // After its caller was refused a record must not turn up long after: the defaults are one and two minutes.
        int millis = (int) patience.toMillis();
        p.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        p.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        p.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        return new KafkaProducer<>(p, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
