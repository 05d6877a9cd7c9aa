package io.credledger.cli.broker;

import static io.credledger.cli.broker.BrokerPrincipal.ADMIN;
import static io.credledger.cli.broker.BrokerPrincipal.LEDGER_SERVICE;
import static io.credledger.cli.broker.BrokerPrincipal.QUERY_API;
import static io.credledger.cli.broker.BrokerPrincipal.REFRESHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Materialized;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The least rights are enough for what the roles really run: a Streams application with a store, its changelog and a repartition topic. */
class StreamsRightsIT {
    private static EmbeddedBroker broker;

    @TempDir
    private Path state;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.of(directory.resolve("broker"), directory.resolve("secrets"))
                .withDurability(Durability.NO_FLUSH));
        BrokerHarness.createTopics(broker.clientProperties(ADMIN));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void theLedgerServiceCountsCommandsIntoEventsExactlyOnce() throws Exception {
        BrokerHarness.send(broker.clientProperties(QUERY_API), Topics.COMMANDS_EDGE.name(), "command");

        runUntilWritten(LEDGER_SERVICE, "exactly_once_v2", Topics.COMMANDS_EDGE.name(), Topics.EVENTS.name());
    }

    @Test
    void theQueryApiCountsRepliesIntoAccessRecords() throws Exception {
        BrokerHarness.send(broker.clientProperties(LEDGER_SERVICE), Topics.REPLIES.name(), "reply");

        runUntilWritten(QUERY_API, "at_least_once", Topics.REPLIES.name(), Topics.ACCESS.name());
    }

    @Test
    void theRefresherCountsKeysIntoWorkerCommandsExactlyOnce() throws Exception {
        BrokerHarness.send(broker.clientProperties(LEDGER_SERVICE), Topics.KEYS.name(), "key");

        runUntilWritten(REFRESHER, "exactly_once_v2", Topics.KEYS.name(), Topics.COMMANDS_WORKER.name());
    }

    private void runUntilWritten(BrokerPrincipal principal, String guarantee, String from, String to) throws Exception {
        StreamsBuilder builder = new StreamsBuilder();
        builder.<String, String>stream(from)
                .selectKey((key, value) -> value)
                .groupByKey()
                .count(Materialized.as("counts"))
                .toStream()
                .mapValues(String::valueOf)
                .to(to);
        try (KafkaStreams streams = new KafkaStreams(builder.build(), properties(principal, guarantee))) {
            streams.start();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> BrokerHarness.readAll(broker.clientProperties(ADMIN), to)
                            .contains("1"));
        }
        assertThat(internalTopics(principal)).hasSize(2);
    }

    private static Set<String> internalTopics(BrokerPrincipal principal) throws Exception {
        try (Admin admin = Admin.create(broker.clientProperties(ADMIN))) {
            Set<String> names = admin.listTopics().names().get();
            return names.stream()
                    .filter(name -> name.startsWith(principal.applicationId() + "-"))
                    .collect(Collectors.toSet());
        }
    }

    private Properties properties(BrokerPrincipal principal, String guarantee) {
        Map<String, Object> settings = new HashMap<>(broker.clientProperties(principal));
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, principal.applicationId());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50);
        settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }
}
