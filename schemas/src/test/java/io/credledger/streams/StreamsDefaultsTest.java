package io.credledger.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.config.KafkaConnection;
import io.credledger.streams.StreamsSettings.Replication;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

/** Looks at what Streams makes of the settings, since a misspelt prefix would be ignored. */
final class StreamsDefaultsTest {

    private static final StreamsSettings SETTINGS = new StreamsSettings(
            "credledger-ledger",
            "one",
            Path.of("state"),
            new KafkaConnection(Map.of("bootstrap.servers", "localhost:9092", "security.protocol", "SASL_PLAINTEXT")),
            2,
            new Replication(3, 2, 1),
            32L * 1024 * 1024);

    private final Properties writer = StreamsDefaults.writer(SETTINGS);
    private final Properties refresher = StreamsDefaults.refresher(SETTINGS);
    private final Properties view = StreamsDefaults.view(SETTINGS);

    @Test
    void theWriterCommitsExactlyOnceWithinMilliseconds() {
        StreamsConfig config = new StreamsConfig(writer);

        assertThat(config.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
        assertThat(config.getLong("commit.interval.ms")).isEqualTo(10);
        assertThat(config.getLong("poll.ms")).isEqualTo(5);
        assertThat(config.getLong("statestore.cache.max.bytes")).isZero();
        assertThat(config.getInt("num.stream.threads")).isEqualTo(2);
    }

    @Test
    void theWritersProducerWaitsForAllReplicasAndForNothingElse() {
        Map<String, Object> producer = new StreamsConfig(writer).getProducerConfigs("client");

        assertThat(text(producer, "acks")).isEqualTo("all");
        assertThat(text(producer, "linger.ms")).isEqualTo("0");
        assertThat(text(producer, "transaction.timeout.ms")).isEqualTo("10000");
        assertThat(text(producer, "enable.idempotence")).isEqualTo("true");
    }

    @Test
    void viewsReadWhatWasCommittedAndMayRepeat() {
        StreamsConfig config = new StreamsConfig(view);

        assertThat(config.getString("processing.guarantee")).isEqualTo("at_least_once");
        assertThat(config.getLong("poll.ms")).as("Kafka's own").isEqualTo(100);
        assertThat(config.getLong("commit.interval.ms")).isEqualTo(1_000);
        assertThat(text(config.getMainConsumerConfigs("g", "c", 1), "isolation.level"))
                .isEqualTo("read_committed");
        assertThat(text(config.getProducerConfigs("c"), "acks")).isEqualTo("all");
    }

    @Test
    void theRefresherCommitsWhatItHoldsWithHowFarItHasRead() {
        StreamsConfig config = new StreamsConfig(refresher);

        assertThat(config.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
        assertThat(config.getLong("commit.interval.ms")).isEqualTo(100);
        assertThat(config.getLong("poll.ms")).isEqualTo(25);
        assertThat(text(config.getProducerConfigs("c"), "linger.ms")).isEqualTo("0");
        assertThat(text(config.getProducerConfigs("c"), "transaction.timeout.ms"))
                .isEqualTo("10000");
        assertThat(text(config.getMainConsumerConfigs("g", "c", 1), "isolation.level"))
                .isEqualTo("read_committed");
    }

    @Test
    void membersAreStaticOnePerThread() {
        for (Properties properties : new Properties[] {writer, view, refresher}) {
            StreamsConfig config = new StreamsConfig(properties);

            assertThat(config.getString("group.protocol")).isEqualTo("classic");
            assertThat(text(config.getMainConsumerConfigs("g", "c", 1), "group.instance.id"))
                    .isEqualTo("one-1");
            assertThat(text(config.getMainConsumerConfigs("g", "c", 2), "group.instance.id"))
                    .isEqualTo("one-2");
            assertThat(text(config.getMainConsumerConfigs("g", "c", 1), "session.timeout.ms"))
                    .isEqualTo("10000");
            assertThat(text(config.getMainConsumerConfigs("g", "c", 1), "auto.offset.reset"))
                    .isEqualTo("earliest");
            assertThat(config.getRestoreConsumerConfigs("c")).doesNotContainKey("group.instance.id");
        }
    }

    @Test
    void everyClientConnectsAlike() {
        StreamsConfig config = new StreamsConfig(writer);

        assertThat(config.getAdminConfigs("c")).containsEntry("security.protocol", "SASL_PLAINTEXT");
        assertThat(config.getProducerConfigs("c")).containsEntry("security.protocol", "SASL_PLAINTEXT");
        assertThat(config.getRestoreConsumerConfigs("c")).containsEntry("security.protocol", "SASL_PLAINTEXT");
        assertThat(text(config.getAdminConfigs("c"), "enable.metrics.push")).isEqualTo("false");
    }

    @Test
    void internalTopicsAreReplicatedAndOthersStandBy() {
        StreamsConfig config = new StreamsConfig(view);

        assertThat(config.getInt("replication.factor")).isEqualTo(3);
        assertThat(config.getInt("num.standby.replicas")).isEqualTo(1);
        assertThat(text(config.getMainConsumerConfigs("g", "c", 1), "topic.min.insync.replicas"))
                .isEqualTo("2");
    }

    private static String text(Map<String, Object> config, String key) {
        return String.valueOf(config.get(key));
    }
}
