package io.credledger.cli.broker;

import static io.credledger.cli.broker.BrokerPrincipal.ADMIN;
import static io.credledger.cli.broker.BrokerPrincipal.QUERY_API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.broker.BrokerException.Fault;
import io.credledger.topic.Topics;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerRestartIT {
    @TempDir
    private Path home;

    @Test
    void aRestartKeepsDataAndPort() throws Exception {
        String first;
        try (EmbeddedBroker broker = EmbeddedBroker.start(settings())) {
            first = broker.bootstrapServers();
            BrokerHarness.createTopics(broker.clientProperties(ADMIN));
            BrokerHarness.send(broker.clientProperties(QUERY_API), Topics.COMMANDS_EDGE.name(), "kept");
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(settings())) {
            assertThat(broker.bootstrapServers()).isEqualTo(first);
            assertThat(BrokerEndpoint.read(directory()).map(BrokerEndpoint::bootstrapServers))
                    .contains(first);
            assertThat(BrokerHarness.readAll(broker.clientProperties(ADMIN), Topics.COMMANDS_EDGE.name()))
                    .containsExactly("kept");
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAfterKills() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        Map<String, Object> admin;
        try (BrokerChild child = BrokerChild.start(directory(), secrets())) {
            admin = client(child);
            BrokerHarness.createTopics(admin);
            produce(admin, "first", acknowledged);
            child.kill();
        }
        try (BrokerChild child = BrokerChild.start(directory(), secrets())) {
            assertThat(BrokerHarness.readAll(client(child), Topics.EVENTS.name()))
                    .containsAll(acknowledged);
            produce(admin, "second", acknowledged);
            child.kill();
        }
        try (BrokerChild child = BrokerChild.start(directory(), secrets())) {
            assertThat(BrokerHarness.readAll(admin, Topics.EVENTS.name())).containsAll(acknowledged);
            System.out.printf("child stopped after %d ms%n", child.terminate());
        }
    }

    @Test
    void whatWasCommittedAsTheBrokerDiedIsThereForAll() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(settings())) {
            BrokerHarness.createTopics(broker.clientProperties(ADMIN));
        }
        for (String value : List.of("first", "second")) {
            Process writer = BrokerChild.process(CommitAndDie.class, directory(), secrets(), value)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(writer.exitValue()).isZero();

            try (EmbeddedBroker broker = EmbeddedBroker.start(settings())) {
                for (String topic : CommitAndDie.TOPICS) {
                    await().untilAsserted(() -> assertThat(BrokerHarness.readAll(broker.clientProperties(ADMIN), topic))
                            .contains(value));
                }
            }
        }
    }

    @Test
    void aSecondProcessIsToldThatTheDirectoryIsInUse() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(settings())) {
            assertFault(Fault.DIRECTORY_IN_USE);
            Process second = BrokerChild.process(directory(), secrets()).start();

            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(9);
            assertThat(second.errorReader().readLine())
                    .isEqualTo("another process is using this broker directory: " + directory());
            BrokerHarness.createTopics(broker.clientProperties(ADMIN));
        }
    }

    @Test
    void aPortThatSomebodyElseTookIsNamed() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(BrokerException.class)
                    .isThrownBy(() -> EmbeddedBroker.start(settings().withPort(other.getLocalPort())))
                    .extracting(BrokerException::fault)
                    .isEqualTo(Fault.PORT_IN_USE);
        }
    }

    @Test
    void passwordsThatAreMissingOrForeignAreRefused() throws Exception {
        EmbeddedBroker.start(settings()).close();
        Path file = secrets().resolve(ADMIN.passwordFile());

        Files.delete(file);
        assertFault(Fault.PASSWORD_MISSING);
        Files.writeString(file, "too-short\n");
        assertFault(Fault.PASSWORD_UNUSABLE);
        Files.writeString(file, BrokerPasswords.generate());
        assertFault(Fault.PASSWORD_REFUSED);
    }

    @Test
    void aFormatThatWasCutShortBeginsAgain() throws Exception {
        Path unfinished = Files.createDirectories(directory().resolve("log.formatting"));
        Files.writeString(unfinished.resolve("meta.properties"), "version=1\ncluster.id=half\n");

        try (EmbeddedBroker broker = EmbeddedBroker.start(settings())) {
            BrokerHarness.createTopics(broker.clientProperties(ADMIN));
        }

        assertThat(unfinished).doesNotExist();
    }

    private void assertFault(Fault fault) {
        assertThatExceptionOfType(BrokerException.class)
                .isThrownBy(() -> EmbeddedBroker.start(settings()))
                .extracting(BrokerException::fault)
                .isEqualTo(fault);
    }

    private static void produce(Map<String, Object> client, String prefix, List<String> acknowledged) throws Exception {
        try (KafkaProducer<String, String> producer = BrokerHarness.producer(client, Map.of())) {
            for (int i = 0; i < 200; i++) {
                String value = prefix + "-" + i;
                producer.send(new ProducerRecord<>(Topics.EVENTS.name(), value)).get(20, TimeUnit.SECONDS);
                acknowledged.add(value);
            }
        }
    }

    private Map<String, Object> client(BrokerChild child) {
        return BrokerClients.properties(child.bootstrapServers(), ADMIN, BrokerPasswords.read(secrets(), ADMIN));
    }

    private BrokerSettings settings() {
        return BrokerSettings.of(directory(), secrets());
    }

    private Path directory() {
        return home.resolve("broker");
    }

    private Path secrets() {
        return home.resolve("secrets");
    }
}
