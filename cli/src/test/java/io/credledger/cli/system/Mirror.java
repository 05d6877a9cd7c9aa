package io.credledger.cli.system;

import io.credledger.cli.founding.KeyFiles;
import io.credledger.streams.CommittedRecords;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A copy as any tool makes it that reads topics and writes topics: partitions, keys, values and times stay, offsets do not. */
final class Mirror {

    private static final List<Topic<?>> COPIED =
            List.of(Topics.EVENTS, Topics.KEYS, Topics.REPLIES, Topics.ACCESS, Topics.CHECKPOINTS);

    private Mirror() {}

    static void topics(Map<String, Object> from, Map<String, Object> to) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        create(from, to);
        try (CommittedRecords records = new CommittedRecords(from);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(to, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Topic<?> topic : COPIED) {
                for (int shard = 0; shard < records.partitions(topic.name()); shard++) {
                    records.forEach(topic.name(), shard, record -> sent.add(producer.send(copy(record))));
                }
            }
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }

    private static void create(Map<String, Object> from, Map<String, Object> to) throws Exception {
        List<NewTopic> topics = new ArrayList<>();
        try (CommittedRecords records = new CommittedRecords(from);
                Admin admin = Admin.create(to)) {
            for (Topic<?> topic : COPIED) {
                topics.add(new NewTopic(topic.name(), records.partitions(topic.name()), (short) 1)
                        .configs(topic.config()));
            }
            admin.createTopics(topics).all().get();
        }
    }

    private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(
                record.topic(), record.partition(), record.timestamp(), record.key(), record.value(), record.headers());
    }

    /** Without the passwords of its broker. */
    static void keys(KeyFiles from, KeyFiles to) throws IOException {
        for (Path file : List.of(from.pseudonym(), from.refresher(), from.checkpoint(), from.adminToken())) {
            Files.copy(file, to.pseudonym().resolveSibling(file.getFileName()));
        }
    }
}
