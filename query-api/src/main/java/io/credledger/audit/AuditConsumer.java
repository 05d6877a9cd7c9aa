package io.credledger.audit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A consumer without a group, for one reading of the log. Each setting that is not Kafka's default says why. */
final class AuditConsumer {

    private static final int PARTITION_BYTES = 256 * 1024;
    private static final int FETCH_BYTES = 4 * 1024 * 1024;

    private AuditConsumer() {}

    static Consumer<byte[], byte[]> of(Map<String, Object> client, Duration patience) {
        Map<String, Object> p = settings(client, patience);
        // One partition after the other may be wanted: none is waited for that has nothing.
        p.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        return new KafkaConsumer<>(p, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** For what is to come: the broker answers when there is something. */
    static Consumer<byte[], byte[]> waiting(Map<String, Object> client, Duration patience) {
        return new KafkaConsumer<>(
                settings(client, patience), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> settings(Map<String, Object> client, Duration patience) {
        Map<String, Object> p = new HashMap<>(client);
        p.put(CommonClientConfigs.CLIENT_ID_CONFIG, "credledger-audit");
        // A ledger tells nobody about itself.
        p.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        // What an aborted transaction wrote never happened.
        p.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        p.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Where retention has taken the records of a cursor, the list goes on with what is left.
        p.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Somebody waits; the default is a minute.
        p.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        p.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        // All partitions are read at once, so this times their number is what one reading takes. No record is longer.
        p.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_BYTES);
        p.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        return p;
    }
}
