package io.credledger.cli.broker;

import static io.credledger.cli.broker.BrokerPrincipal.ADMIN;
import static io.credledger.cli.broker.BrokerPrincipal.AUDITOR;
import static io.credledger.cli.broker.BrokerPrincipal.LEDGER_SERVICE;
import static io.credledger.cli.broker.BrokerPrincipal.QUERY_API;
import static io.credledger.cli.broker.BrokerPrincipal.REFRESHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.credledger.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    private static EmbeddedBroker broker;
    private static Path secrets;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        secrets = directory.resolve("secrets");
        long begin = System.nanoTime();
        broker = EmbeddedBroker.start(BrokerSettings.of(directory.resolve("broker"), secrets));
        System.out.printf("broker ready after %d ms%n", (System.nanoTime() - begin) / 1_000_000);
        BrokerHarness.createTopics(broker.clientProperties(ADMIN));
    }

    @AfterAll
    static void stop() {
        long begin = System.nanoTime();
        broker.close();
        System.out.printf("broker stopped after %d ms%n", (System.nanoTime() - begin) / 1_000_000);
    }

    @Test
    void aWrongPasswordIsRefused() {
        Map<String, Object> client = BrokerClients.properties(
                broker.bootstrapServers(), QUERY_API, new Password(BrokerPasswords.generate()));

        assertThatExceptionOfType(SaslAuthenticationException.class)
                .isThrownBy(() -> BrokerHarness.send(client, Topics.COMMANDS_EDGE.name(), "command"));
    }

    @Test
    void onePrincipalCannotUseThePasswordOfAnother() {
        Map<String, Object> client = BrokerClients.properties(
                broker.bootstrapServers(), LEDGER_SERVICE, BrokerPasswords.read(secrets, AUDITOR));

        assertThatExceptionOfType(SaslAuthenticationException.class)
                .isThrownBy(() -> BrokerHarness.send(client, Topics.EVENTS.name(), "event"));
    }

    @Test
    void aClientWithoutAuthenticationGetsNoAnswer() {
        Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());

        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> BrokerHarness.send(client, Topics.COMMANDS_EDGE.name(), "command"));
    }

    @Test
    void theQueryApiWritesEdgeCommandsAndNeitherEventsNorWorkerCommands() {
        Map<String, Object> client = broker.clientProperties(QUERY_API);

        assertMayWrite(client, Topics.COMMANDS_EDGE.name(), Topics.ACCESS.name());
        assertMayNotWrite(
                client,
                Topics.EVENTS.name(),
                Topics.COMMANDS_WORKER.name(),
                Topics.COMMANDS_CASCADE.name(),
                Topics.KEYS.name(),
                Topics.REPLIES.name());
        assertThatExceptionOfType(TopicAuthorizationException.class)
                .isThrownBy(() -> BrokerHarness.readAll(client, Topics.COMMANDS_EDGE.name()));
    }

    @Test
    void theRefresherWritesWorkerCommandsOnly() {
        Map<String, Object> client = broker.clientProperties(REFRESHER);

        assertMayWrite(client, Topics.COMMANDS_WORKER.name());
        assertMayNotWrite(client, Topics.COMMANDS_EDGE.name(), Topics.EVENTS.name(), Topics.ACCESS.name());
    }

    @Test
    void theLedgerServiceCommitsATransactionOverEventsKeysAndReplies() {
        List<String> topics = List.of(Topics.EVENTS.name(), Topics.KEYS.name(), Topics.REPLIES.name());
        String value = "of one transaction";

        try (KafkaProducer<String, String> producer = BrokerHarness.producer(
                broker.clientProperties(LEDGER_SERVICE),
                Map.of("transactional.id", LEDGER_SERVICE.applicationId() + "-1"))) {
            producer.initTransactions();
            producer.beginTransaction();
            List<Future<RecordMetadata>> sent = topics.stream()
                    .map(topic -> producer.send(new ProducerRecord<>(topic, value)))
                    .toList();
            producer.commitTransaction();
            assertThat(sent).allMatch(Future::isDone);
        }

        // The commit is acknowledged when it is decided; its markers reach the partitions a little later.
        await().untilAsserted(() -> assertThat(topics)
                .allSatisfy(topic -> assertThat(BrokerHarness.readAll(broker.clientProperties(ADMIN), topic))
                        .contains(value)));
    }

    @Test
    void theLedgerServiceWritesNoCommandsOfOthersAndNoAccessRecords() {
        assertMayNotWrite(
                broker.clientProperties(LEDGER_SERVICE),
                Topics.COMMANDS_EDGE.name(),
                Topics.COMMANDS_WORKER.name(),
                Topics.ACCESS.name());
    }

    @Test
    void nobodyButTheLedgerServiceUsesItsTransactionalIds() {
        try (KafkaProducer<String, String> producer = BrokerHarness.producer(
                broker.clientProperties(QUERY_API),
                Map.of("transactional.id", LEDGER_SERVICE.applicationId() + "-2"))) {
            assertThatExceptionOfType(TransactionalIdAuthorizationException.class)
                    .isThrownBy(producer::initTransactions);
        }
    }

    @Test
    void theAuditorReadsTheLedgerAndWritesNothing() {
        Map<String, Object> client = broker.clientProperties(AUDITOR);

        assertThat(List.of(Topics.EVENTS.name(), Topics.KEYS.name(), Topics.REPLIES.name(), Topics.ACCESS.name()))
                .allSatisfy(topic -> assertThatCode(() -> BrokerHarness.readAll(client, topic))
                        .doesNotThrowAnyException());
        assertThat(List.of(Topics.COMMANDS_EDGE.name(), Topics.DLQ.name()))
                .allSatisfy(topic -> assertThatExceptionOfType(TopicAuthorizationException.class)
                        .isThrownBy(() -> BrokerHarness.readAll(client, topic)));
        // Who may write no topic is refused as an idempotent producer already (KIP-679), before any topic is asked for.
        client.put("enable.idempotence", false);
        assertMayNotWrite(client, BrokerHarness.TOPICS.toArray(String[]::new));
    }

    @Test
    void onlyTheAdminChangesRights() throws Exception {
        for (BrokerPrincipal principal : List.of(LEDGER_SERVICE, QUERY_API, REFRESHER, AUDITOR)) {
            try (Admin client = Admin.create(broker.clientProperties(principal))) {
                assertThatThrownBy(() -> BrokerAcls.apply(client))
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(ClusterAuthorizationException.class);
            }
        }
        try (Admin client = Admin.create(broker.clientProperties(ADMIN))) {
            BrokerAcls.apply(client);
            assertThat(client.describeAcls(AclBindingFilter.ANY).values().get())
                    .containsExactlyInAnyOrderElementsOf(BrokerAcls.bindings());
        }
    }

    private static void assertMayWrite(Map<String, Object> client, String... topics) {
        assertThat(topics)
                .allSatisfy(topic -> assertThatCode(() -> BrokerHarness.send(client, topic, "allowed"))
                        .doesNotThrowAnyException());
    }

    private static void assertMayNotWrite(Map<String, Object> client, String... topics) {
        assertThat(topics)
                .allSatisfy(topic -> assertThatExceptionOfType(TopicAuthorizationException.class)
                        .isThrownBy(() -> BrokerHarness.send(client, topic, "refused")));
    }
}
