package io.credledger.cli.broker;

import static io.credledger.cli.broker.BrokerPrincipal.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.credledger.cli.files.DurableFile;
import io.credledger.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class BrokerSecretsIT {
    private static final List<String> KAFKA = List.of("org.apache.kafka", "kafka");

    private final ListAppender<ILoggingEvent> captured = new ListAppender<>();

    @TempDir
    private Path home;

    /** Kafka's own loggers at TRACE: far more than the delivered configuration lets through. */
    @BeforeEach
    void listen() {
        captured.start();
        KAFKA.forEach(name -> {
            logger(name).setLevel(Level.TRACE);
            logger(name).setAdditive(false);
        });
        KAFKA.forEach(name -> logger(name).addAppender(captured));
        logger(Logger.ROOT_LOGGER_NAME).addAppender(captured);
    }

    @AfterEach
    void stopListening() {
        KAFKA.forEach(name -> {
            logger(name).detachAppender(captured);
            logger(name).setLevel(Level.WARN);
            logger(name).setAdditive(true);
        });
        logger(Logger.ROOT_LOGGER_NAME).detachAppender(captured);
    }

    @Test
    void passwordsAreInTheirFilesAndNowhereElse() throws Exception {
        Path secrets = home.resolve("secrets");
        Password wrong = new Password(BrokerPasswords.generate());
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.of(home.resolve("broker"), secrets))) {
            BrokerHarness.createTopics(broker.clientProperties(ADMIN));
            for (BrokerPrincipal principal : BrokerPrincipal.values()) {
                assertThatExceptionOfType(SaslAuthenticationException.class)
                        .isThrownBy(() -> BrokerHarness.send(
                                BrokerClients.properties(broker.bootstrapServers(), principal, wrong),
                                Topics.EVENTS.name(),
                                "refused"));
            }
            assertThat(broker.clientProperties(ADMIN).toString()).contains("[hidden]");
        }

        List<String> passwords = Stream.concat(
                        Stream.of(wrong.value()),
                        Arrays.stream(BrokerPrincipal.values())
                                .map(principal ->
                                        BrokerPasswords.read(secrets, principal).value()))
                .toList();
        assertThat(heard()).hasSizeGreaterThan(100);
        assertThat(lines()).noneMatch(line -> passwords.stream().anyMatch(line::contains));
        for (Path file : DurableFile.tree(home.resolve("broker"))) {
            if (Files.isRegularFile(file)) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(passwords).noneMatch(bytes::contains);
            }
        }
    }

    @Test
    void onlyTheOwnerMayReadThem() throws Exception {
        Path secrets = Files.createDirectory(
                home.resolve("secrets"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        BrokerPasswords.createOrRead(secrets);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rwx------");
        List<Path> files =
                DurableFile.tree(secrets).stream().filter(Files::isRegularFile).toList();
        assertThat(files).hasSize(BrokerPrincipal.values().length);
        for (Path file : files) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    private List<String> lines() {
        return heard().stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .toList();
    }

    /** Others log while this is read; an appender locks itself. */
    private List<ILoggingEvent> heard() {
        synchronized (captured) {
            return List.copyOf(captured.list);
        }
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
