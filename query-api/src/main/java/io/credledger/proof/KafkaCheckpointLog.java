package io.credledger.proof;

import io.credledger.streams.CommittedRecords;
import io.credledger.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic of checkpoints: one partition, so that all heads are in the order in which they were signed. For one thread. */
final class KafkaCheckpointLog implements CheckpointLog, AutoCloseable {

    private static final String TOPIC = Topics.CHECKPOINTS.name();
    private static final int FIRST_LOOK_BACK = 256;
    private static final long UNKNOWN = -1;

    private final CommittedRecords records;
    private final Producer<byte[], byte[]> producer;
    private final Predicate<byte[]> isList;
    private long next = UNKNOWN;

    /**
     * @param records lent
     * @param isList whether a note is a list that can be believed
     */
    KafkaCheckpointLog(Map<String, Object> client, CommittedRecords records, Predicate<byte[]> isList) {
        this.records = records;
        this.producer = producer(client);
        this.isList = isList;
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> client) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "credledger-checkpoints");
        // A ledger tells nobody about itself.
        config.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        // Retried records keep their order.
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // A round that cannot be written ends, and the next one says the same again.
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public List<byte[]> news() {
        if (next == UNKNOWN) {
            next = start();
        }
        List<byte[]> news = new ArrayList<>();
        records.forEachFrom(TOPIC, 0, next, record -> {
            news.add(record.value() == null ? new byte[0] : record.value());
            next = record.offset() + 1;
        });
        return news;
    }

    /** Where the last list is; the beginning where there is none. It looks back further and further. */
    private long start() {
        long end = records.end(TOPIC, 0);
        for (long back = FIRST_LOOK_BACK; ; back *= 4) {
            long from = Math.max(0, end - back);
            AtomicLong list = new AtomicLong(UNKNOWN);
            records.forEachFrom(TOPIC, 0, from, record -> {
                if (record.value() != null && isList.test(record.value())) {
                    list.set(record.offset());
                }
            });
            if (list.get() != UNKNOWN || from == 0) {
                return Math.max(0, list.get());
            }
        }
    }

    @Override
    public void write(Map<String, byte[]> notesByName) {
        List<Future<?>> sent = new ArrayList<>();
        notesByName.forEach((name, note) -> sent.add(
                producer.send(new ProducerRecord<>(TOPIC, 0, name.getBytes(StandardCharsets.US_ASCII), note))));
        for (Future<?> each : sent) {
            await(each);
        }
    }

    private static void await(Future<?> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new KafkaException("a checkpoint must be acknowledged", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while writing checkpoints", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
