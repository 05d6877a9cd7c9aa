package io.credledger.gateway;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A command client's two Kafka clients. Each setting that is not Kafka's default says why. */
final class GatewayClients {

    private GatewayClients() {}

    static Producer<byte[], byte[]> producer(Map<String, Object> client, String clientId) {
        Map<String, Object> p = common(client, clientId);
        // The producer's defaults, said because everything rests on them.
        p.put(ProducerConfig.ACKS_CONFIG, "all");
        p.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // Somebody waits for each command.
        p.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // Without metadata a send blocks its caller, who may be one that must not wait. The default is a minute.
        p.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
        // Nobody waits any more for a command that is sent so late. The defaults are two minutes and half of one.
        p.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        p.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        return new KafkaProducer<>(p, new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Consumer<byte[], byte[]> consumer(Map<String, Object> client, String clientId) {
        Map<String, Object> p = common(client, clientId);
        // What an aborted transaction replied was never decided.
        p.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // It has no group: every process reads all replies, from now on.
        p.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        p.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        p.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(p, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> common(Map<String, Object> client, String clientId) {
        Map<String, Object> p = new HashMap<>(client);
        p.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        // A ledger tells nobody about itself.
        p.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return p;
    }
}
