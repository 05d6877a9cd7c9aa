package io.credledger.cli.broker;

import io.credledger.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A process that is gone as soon as its broker has promised a commit, and before the partitions know of it. */
final class CommitAndDie {

    static final List<String> TOPICS = List.of(Topics.EVENTS.name(), Topics.KEYS.name(), Topics.REPLIES.name());

    private CommitAndDie() {}

    /** @param arguments the broker's directory, the secrets, what is sent to each topic */
    public static void main(String[] arguments) {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.of(Path.of(arguments[0]), Path.of(arguments[1])));
        Map<String, Object> admin = broker.clientProperties(BrokerPrincipal.ADMIN);
        KafkaProducer<String, String> producer =
                BrokerHarness.producer(admin, Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, arguments[2]));
        producer.initTransactions();
        producer.beginTransaction();
        for (String topic : TOPICS) {
            // The commit throws what it came to.
            var unused = producer.send(new ProducerRecord<>(topic, arguments[2]));
        }
        producer.commitTransaction();
        Runtime.getRuntime().halt(0);
    }
}
