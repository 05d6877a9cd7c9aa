package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.BesideOthers;
import io.credledger.cli.Cli;
import io.credledger.cli.Cli.Outcome;
import io.credledger.cli.broker.BrokerAcls;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.crypto.MasterKeys;
import io.credledger.secret.KeyMaterial;
import io.credledger.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of a ledger that is running, healthy first and then broken in one place after the other. */
@BesideOthers
@TestMethodOrder(OrderAnnotation.class)
class DoctorIT {

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
    void aHealthyLedgerHasNothingToMendAndProgramsGetJson() {
        Outcome outcome = doctor(ledger.masterText());

        assertThat(outcome.code()).as(outcome.out()).isZero();
        assertThat(outcome.out())
                .contains("3 shards, and all as founded", "each role has its own", "this ledger's")
                .doesNotContain("failed")
                .startsWith("{");
    }

    @Test
    @Order(2)
    void anotherLedgersKeyIsTold() {
        Outcome outcome = doctor(text(MasterKeys.generate()));

        assertThat(outcome.code()).isEqualTo(9);
        assertThat(outcome.out())
                .contains("OAUTH_ENCRYPTION_KEY", "must be a key of this ledger; it is another's", "What is lost");
    }

    @Test
    @Order(2)
    void aShortKeyIsToldWithoutItsValue() {
        Outcome outcome = doctor("Y2FuYXJ5");

        assertThat(outcome.code()).isEqualTo(9);
        assertThat(outcome.out()).contains("32 bytes or more").doesNotContain("Y2FuYXJ5");
    }

    @Test
    @Order(3)
    void aLogThatWouldForgetIsTold() throws Exception {
        try (Admin admin = Admin.create(ledger.broker().clientProperties(BrokerPrincipal.ADMIN))) {
            ConfigResource events = new ConfigResource(ConfigResource.Type.TOPIC, Topics.EVENTS.name());
            admin.incrementalAlterConfigs(Map.of(
                            events,
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("retention.ms", "604800000"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }

        Outcome outcome = doctor(ledger.masterText());

        assertThat(outcome.code()).isEqualTo(9);
        assertThat(outcome.out())
                .contains("credledger.events has retention.ms 604800000", "--add-config retention.ms=-1");
    }

    @Test
    @Order(3)
    void aRightThatIsGoneIsTold() throws Exception {
        AclBinding gone = BrokerAcls.bindings().get(BrokerAcls.bindings().size() - 1);
        try (Admin admin = Admin.create(ledger.broker().clientProperties(BrokerPrincipal.ADMIN))) {
            admin.deleteAcls(Set.of(gone.toFilter())).all().get();
        }

        Outcome outcome = doctor(ledger.masterText());

        assertThat(outcome.code()).isEqualTo(9);
        assertThat(outcome.out()).contains("missing: User:auditor", "credledger init --acls");
    }

    @Test
    @Order(3)
    void aSecretThatOthersCanReadIsTold() throws Exception {
        Files.setPosixFilePermissions(ledger.files().pseudonym(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(doctor(ledger.masterText()).out())
                .contains(
                        "other accounts can read or change",
                        "chmod 600 " + ledger.files().pseudonym());
    }

    @Test
    @Order(4)
    void aRestoredLogThatNobodyHasConfirmedIsTold() throws Exception {
        AuditedLedger.ok(ledger.operator().run("init", "--restored"));

        assertThat(doctor(ledger.masterText()).out()).contains("init --confirm-restored");
    }

    @Test
    @Order(5)
    void aDirectoryThatIsNoneOfOursAndABrokerThatIsAwayAreTold(@TempDir Path elsewhere) {
        Outcome nothing = new Cli(elsewhere).run("doctor", "--data", elsewhere.toString());
        Outcome away = new Cli(elsewhere)
                .with("CREDLEDGER_BOOTSTRAP_SERVERS", "127.0.0.1:1")
                .with("CREDLEDGER_STATE_DIRECTORY", elsewhere.toString())
                .run("doctor", "--output", "table");

        assertThat(nothing.code()).isEqualTo(9);
        assertThat(nothing.out()).contains("must be the directory of a 'credledger up'");
        assertThat(away.code()).isEqualTo(9);
        assertThat(away.out()).contains("kafka: no answer", "mend: is it running");
    }

    private static Outcome doctor(String masterKey) {
        Cli cli = new Cli(directory).with("OAUTH_ENCRYPTION_KEY", masterKey);
        // The ledger's writer has the real time.
        cli.time().startAt(Instant.now());
        return cli.run("doctor", "--data", directory.toString());
    }

    private static String text(KeyMaterial key) {
        return new String(key.reveal(), StandardCharsets.US_ASCII).strip();
    }
}
