package io.credledger.cli.broker;

import io.credledger.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the tests do to a broker, in few words. */
final class BrokerHarness {
    static final List<String> TOPICS = List.of(
            Topics.COMMANDS_EDGE.name(),
            Topics.COMMANDS_WORKER.name(),
            Topics.COMMANDS_CASCADE.name(),
            Topics.EVENTS.name(),
            Topics.KEYS.name(),
            Topics.REPLIES.name(),
            Topics.ACCESS.name(),
            Topics.DLQ.name());

    private BrokerHarness() {}

    static void createTopics(Map<String, Object> admin) throws ExecutionException, InterruptedException {
        try (Admin client = Admin.create(admin)) {
            client.createTopics(TOPICS.stream()
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    static KafkaProducer<String, String> producer(Map<String, Object> client, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put("max.block.ms", 5_000);
        properties.put("acks", "all");
        properties.putAll(more);
        return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    }

    /** Returns when the broker has acknowledged; throws what it refused with. */
    static void send(Map<String, Object> client, String topic, String value) throws Exception {
        try (KafkaProducer<String, String> producer = producer(client, Map.of())) {
            producer.send(new ProducerRecord<>(topic, 0, "key", value)).get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Every value in the topic's only partition. */
    static List<String> readAll(Map<String, Object> client, String topic) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put("isolation.level", "read_committed");
        properties.put("default.api.timeout.ms", 20_000);
        TopicPartition partition = new TopicPartition(topic, 0);
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                    values.add(record.value());
                }
            }
        }
        return values;
    }
}
