package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.Cli;
import io.credledger.cli.audit.MemoryLog;
import io.credledger.cli.audit.keys.AuditKeys;
import io.credledger.cli.audit.keys.Opened;
import io.credledger.cli.audit.keys.StoredKeys;
import io.credledger.cli.audit.log.BundleLog;
import io.credledger.cli.audit.log.Scratch;
import io.credledger.cli.audit.verify.Foundings;
import io.credledger.cli.audit.verify.Tally;
import io.credledger.cli.audit.verify.Verification;
import io.credledger.crypto.CheckpointKey;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.Octets;
import io.credledger.note.NoteSigner;
import io.credledger.note.TreeOrigin;
import io.credledger.note.VerifierKey;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.SecretToken;
import io.credledger.topic.Topics;
import io.credledger.wire.OuterFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A small ledger that was used, whose heads were kept and whose log was exported; it is over by then, and its directory can be changed.
 *
 * @param master the master key's text
 * @param connection of ann's, shared with ben, then handed to him
 * @param heads signed, and kept
 */
record AuditedLedger(Path directory, String master, String connection, Octets heads, MemoryLog log) {

    static final OuterFormat FORMAT = OuterFormat.builtIn();

    static AuditedLedger use(Path directory) throws Exception {
        try (RunningLedger ledger = RunningLedger.start(directory)) {
            Person ann = ledger.person("ann");
            Person ben = ledger.person("ben");
            String id = ann.stores("github", "main", "token-of-ann");
            ann.stores("gitlab", "other", "token-two-of-ann");
            ann.put("/v1/connections/" + id + "/shares/ben", "{}").is(200);
            ann.exchange("audience", "github").is(200);
            ann.post("/v1/connections/" + id + "/transfer", "{\"to\": \"ben\", \"reason\": \"she moved on\"}")
                    .is(200);
            ben.exchange("resource", "urn:credledger:connection:" + id).is(200);
            awaitSigned(directory, ledger);
            Cli cli = cli(directory, ledger.masterText());
            Cli.Outcome verified = cli.run(
                    "audit",
                    "verify",
                    "--data",
                    ".",
                    "--keep",
                    "heads.note",
                    "--url",
                    ledger.url(),
                    "--token-file",
                    "secrets/admin-token",
                    "--with-keys",
                    "--output",
                    "json");
            ok(verified);
            assertThat(verified.out()).containsPattern("\"shown_by_the_server\": [1-9]");
            ok(cli.run("audit", "export", "--data", ".", "--bundle", "ledger.bundle"));
            return new AuditedLedger(
                    directory,
                    ledger.masterText(),
                    id,
                    Octets.copyOf(Files.readAllBytes(directory.resolve("heads.note"))),
                    exported(directory.resolve("ledger.bundle")));
        }
    }

    private static MemoryLog exported(Path bundle) throws Exception {
        try (BundleLog log = new BundleLog(bundle)) {
            return MemoryLog.of(log, Verification.TOPICS);
        }
    }

    /** Until every event and every access record is under a signed head. */
    private static void awaitSigned(Path directory, RunningLedger ledger) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            Cli cli = cli(directory, ledger.masterText());
            ok(cli.run("audit", "export", "--data", ".", "--bundle", "sample.bundle"));
            MemoryLog log = exported(directory.resolve("sample.bundle"));
            List<String> notes = log.records(Topics.CHECKPOINTS.name(), 0).stream()
                    .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                    .toList();
            String newest = notes.isEmpty() ? "" : String.join("\n", notes);
            for (int shard = 0; shard < RunningLedger.SHARDS; shard++) {
                int events = log.records(Topics.EVENTS.name(), shard).size();
                int accesses = log.records(Topics.ACCESS.name(), shard).size();
                boolean signed = newest.contains("/events/" + shard + " " + events + " ")
                        && (accesses == 0 || newest.contains("/access/" + shard + " " + accesses + " "));
                if (!signed) {
                    return false;
                }
            }
            return true;
        });
    }

    static void ok(Cli.Outcome outcome) {
        assertThat(outcome.code()).as(outcome.err()).isZero();
    }

    private static Cli cli(Path directory, String master) {
        return new Cli(directory).with("OAUTH_ENCRYPTION_KEY", master);
    }

    byte[] kept() {
        return heads.toByteArray();
    }

    Cli cli() {
        return cli(directory, master);
    }

    LedgerFounded founding() {
        return Foundings.first(log, FORMAT);
    }

    NoteSigner signer() throws Exception {
        try (KeyMaterial text = KeyMaterial.readFrom(directory.resolve("secrets/checkpoint.key"))) {
            return new NoteSigner(TreeOrigin.keyName(founding().ledger()), CheckpointKey.parse(text));
        }
    }

    /** As an auditor without a key, who kept nothing. */
    Tally verify(MemoryLog changed) throws Exception {
        return verify(changed, false, List.of());
    }

    Tally verify(MemoryLog changed, boolean withKey, List<byte[]> since) throws Exception {
        VerifierKey key = signer().verifier();
        try (Scratch scratch = new Scratch()) {
            StoredKeys stored = new StoredKeys(scratch, FORMAT);
            Opened opened = withKey
                    ? Opened.with(AuditKeys.ofMasterKeys(
                                    List.of(SecretToken.takeCopyOf(master)),
                                    founding().ledger())
                            .opener(stored))
                    : Opened.NOTHING;
            return new Verification(changed, FORMAT, founding(), opened, stored, new Verification.Trust(key, since))
                    .run((passed, length) -> {});
        }
    }

    @Override
    public String toString() {
        return "AuditedLedger";
    }
}
