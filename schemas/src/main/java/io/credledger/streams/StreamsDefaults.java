package io.credledger.streams;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of our topologies. Each that is not Kafka's default says why. */
public final class StreamsDefaults {

    /** Fail-over takes the larger of session and transaction time-out; Kafka's are 45 s and 10 s. Brokers allow no less than 6 s. */
    private static final int FAIL_OVER_MS = 10_000;

    private StreamsDefaults() {}

    /** For the writer: events, state, reply and input offset in one transaction, committed within milliseconds. */
    public static Properties writer(StreamsSettings settings) {
        Properties p = common(settings);
        p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // A command is answered after its commit, so this bounds the answer. Measured: 16 ms at p50 instead of 130 ms,
        // eight times the rate.
        p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 10);
        // Commits are looked at between polls only, so a longer poll delays them. Views keep Kafka's 100 ms:
        // that delays no record, and each look at nothing costs processor.
        p.put(StreamsConfig.POLL_MS_CONFIG, 5);
        // The default of Streams, 100 ms, would come before every commit.
        p.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        // How long a killed writer's open transaction holds back readers and its successor.
        p.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), FAIL_OVER_MS);
        return p;
    }

    /**
     * For the refresher: what it holds, when each is due and how far it has read are committed together, so that a crash leaves no half of them.
     * Nobody waits for its commits.
     */
    public static Properties refresher(StreamsSettings settings) {
        Properties p = common(settings);
        p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // Kafka's default here, said because it bounds what a crash folds again and how far a standby is behind.
        // Shorter
        // costs transactions that nobody waits for.
        p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        // What is due is looked at between polls, too.
        p.put(StreamsConfig.POLL_MS_CONFIG, 25);
        // The default of Streams, 100 ms, would come before every commit.
        p.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        // How long a killed worker's open transaction holds back its successor.
        p.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), FAIL_OVER_MS);
        return p;
    }

    /** For views: folds are idempotent by seq, so a repeated record after a crash costs nothing and transactions would. */
    public static Properties view(StreamsSettings settings) {
        Properties p = common(settings);
        p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        // What an aborted transaction wrote never happened.
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
        // Nobody waits for a view's commit; after a crash at most this much is folded again. The default is 30 s.
        p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
        return p;
    }

    private static Properties common(StreamsSettings settings) {
        Properties p = new Properties();
        p.putAll(settings.connection().properties());
        p.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        p.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
        p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        membership(p, settings);
        durability(p, settings.replication());
        // Records are forwarded as they are made; a cache would hold them back until the commit and take heap.
        p.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        p.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        p.put(BoundedRocksDb.MEMORY_CONFIG, settings.rocksDbMemory());
        // A ledger tells nobody about itself.
        p.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return p;
    }

    private static void membership(Properties p, StreamsSettings settings) {
        // With the streams protocol there is no static membership, and host metadata and standbys are wrong
        // (KAFKA-20782, KAFKA-20899).
        p.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        // Streams appends the thread's index. A member that comes back in time keeps its shards: 2 s after kill -9
        // instead of 10 s.
        p.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), settings.instanceId());
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), FAIL_OVER_MS);
        // Streams' own default, said because a ledger that began at "latest" would be wrong in silence.
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    }

    private static void durability(Properties p, StreamsSettings.Replication replication) {
        p.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replication.factor());
        p.put(StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG), replication.minInSync());
        // The producer's default, said because everything rests on it.
        p.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        // A shard's new owner has the state already instead of restoring it.
        p.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, replication.standbys());
    }
}
