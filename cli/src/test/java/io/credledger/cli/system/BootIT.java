package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.app.query.QueryApi;
import io.credledger.app.query.QueryApiConfiguration;
import io.credledger.app.query.QueryRole;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.config.ConfigurationException;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.PseudonymKey;
import io.credledger.secret.KeyMaterial;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import io.credledger.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A ledger of its own: the last tests leave it unusable. */
@TestMethodOrder(OrderAnnotation.class)
class BootIT {

    @TempDir
    private static Path directory;

    private static RunningLedger ledger;

    @BeforeAll
    static void start() throws Exception {
        ledger = RunningLedger.start(directory);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    @Order(1)
    void anotherProcessAnswersWhatTheFirstOneWrote() throws Exception {
        Person alice = ledger.person("alice");
        String id = alice.stores("github", "main", "secret");
        QueryApiConfiguration again =
                ledger.apiConfiguration(ledger.masterText(), ledger.files().pseudonym());

        assertThat(id).startsWith("con_");
        assertThat(again.masterKeys()).hasToString("[[redacted]]");
    }

    @Test
    @Order(2)
    void aMasterKeyThatIsNotTheLedgersIsRefused() {
        refused(
                text(MasterKeys.generate()),
                ledger.files().pseudonym(),
                "OAUTH_ENCRYPTION_KEY",
                "must be a key of this ledger");
    }

    @Test
    @Order(2)
    void aMasterKeyThatIsTooShortOrNoKeyIsRefusedWithoutItsValue() {
        refused("c2hvcnQ=", ledger.files().pseudonym(), "OAUTH_ENCRYPTION_KEY", "32 bytes or more");
        refused("canary is not a key!", ledger.files().pseudonym(), "OAUTH_ENCRYPTION_KEY", "must be hex");
    }

    @Test
    @Order(2)
    void aPseudonymKeyThatIsForeignOrMissingIsRefused() throws Exception {
        Path foreign = directory.resolve("foreign.key");
        Files.writeString(foreign, text(PseudonymKey.generate()));

        refused(ledger.masterText(), foreign, "CREDLEDGER_PSEUDONYM_KEY_FILE", "must be a key of this ledger");
        refused(
                ledger.masterText(),
                directory.resolve("nowhere"),
                "CREDLEDGER_PSEUDONYM_KEY_FILE",
                "readable key file");
    }

    @Test
    @Order(2)
    void allKeysThatAreWrongAreNamedTogether() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> boot(text(MasterKeys.generate()), directory.resolve("nowhere"))
                        .close())
                .satisfies(e -> assertThat(e.problems()).isNotEmpty());
    }

    @Test
    @Order(3)
    void withoutItsRecordThereIsNoToken() throws Exception {
        Person bob = ledger.person("bob");
        bob.stores("github", "main", "canary-token");
        denyAccessRecords();

        var answer = bob.exchange("audience", "github").is(503);

        answer.has("error", "temporarily_unavailable").has("reason", "access-not-recorded");
        assertThat(answer.response().body()).doesNotContain("canary");
        bob.exchange("audience", "gitlab").is(503);
    }

    @Test
    @Order(4)
    void topicsThatAreNotTheLedgersAreRefused() throws Exception {
        try (Admin admin = Admin.create(ledger.broker().clientProperties(BrokerPrincipal.ADMIN))) {
            admin.createPartitions(Map.of(Topics.REPLIES.name(), NewPartitions.increaseTo(RunningLedger.SHARDS + 1)))
                    .all()
                    .get();
        }
        QueryApiConfiguration configuration =
                ledger.apiConfiguration(ledger.masterText(), ledger.files().pseudonym());

        assertThatExceptionOfType(UnrecoverableException.class)
                .isThrownBy(() -> RunningLedger.startApi(configuration).close())
                .withMessageContaining("credledger.replies")
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_CONFIGURATION));
        assertThat(QueryRole.run(configuration)).isEqualTo(ExitCode.BAD_CONFIGURATION);
    }

    private static void denyAccessRecords() throws Exception {
        AclBinding deny = new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, Topics.ACCESS.name(), PatternType.LITERAL),
                new AccessControlEntry(
                        BrokerPrincipal.QUERY_API.kafkaPrincipal(), "*", AclOperation.WRITE, AclPermissionType.DENY));
        try (Admin admin = Admin.create(ledger.broker().clientProperties(BrokerPrincipal.ADMIN))) {
            admin.createAcls(Set.of(deny)).all().get();
        }
    }

    private static void refused(String master, Path pseudonym, String variable, String rule) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> boot(master, pseudonym).close())
                .withMessageContaining(variable)
                .withMessageContaining(rule)
                .satisfies(
                        e -> assertThat(e.getMessage()).doesNotContain("canary").doesNotContain(master));
    }

    private static QueryApi boot(String master, Path pseudonym) {
        return RunningLedger.startApi(ledger.apiConfiguration(master, pseudonym));
    }

    private static String text(KeyMaterial key) {
        return new String(key.reveal(), StandardCharsets.US_ASCII).strip();
    }
}
