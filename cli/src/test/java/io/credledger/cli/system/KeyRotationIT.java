package io.credledger.cli.system;

import static io.credledger.cli.campaign.Part.LEDGER;
import static io.credledger.cli.campaign.Part.QUERY;
import static io.credledger.cli.campaign.Part.REFRESHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.BesideOthers;
import io.credledger.cli.Cli;
import io.credledger.cli.broker.Durability;
import io.credledger.cli.campaign.Installation;
import io.credledger.cli.campaign.Part;
import io.credledger.cli.campaign.Places;
import io.credledger.cli.campaign.QueryProcess;
import io.credledger.cli.system.RotationLoad.Stored;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.KeyEncryptionKeys;
import io.credledger.crypto.KeyNotHeldException;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.WrappedKey;
import io.credledger.demo.GrantPolicy;
import io.credledger.demo.Happening;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.secret.KeyMaterial;
import io.credledger.streams.CommittedRecords;
import io.credledger.topic.Topics;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.OuterFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The keys of a ledger whose roles are processes of their own, by tools that are told by settings: the master key is changed while people use it and
 * tokens are refreshed, whatever is killed; and an auditor's key opens names only.
 */
@BesideOthers
class KeyRotationIT {

    private static final int KILLS = Integer.getInteger("kills", 10);
    private static final int CONNECTIONS = 200;
    private static final int REFRESHED = 8;
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration IN_A_MOMENT = Duration.ofSeconds(2);
    private static final String SECRET = "made-up-client-secret";
    private static final GrantPolicy SHORT = GrantPolicy.strict().withAccessLife(Duration.ofSeconds(5));

    @TempDir
    private static Path home;

    private static StandIn provider;
    private static Installation installation;
    private static Person admin;
    private static Path keyFile;

    @BeforeAll
    static void start() throws Exception {
        provider = new StandIn("short", SHORT).accepts(SECRET);
        Map<String, String> outward = Map.of(
                "CREDLEDGER_PROVIDERS_FILE",
                StandIn.definitions(home, provider).toString(),
                "CREDLEDGER_OUTBOUND_ALLOWED_HOSTS",
                "127.0.0.1,localhost");
        Places places = new Places(home.resolve("data"), home.resolve("logs"));
        installation = Installation.found(places, 3, Durability.NO_FLUSH, QueryProcess.with(outward));
        installation.start(REFRESHER);
        keyFile = places.masterKey();
        admin = new Person(installation.url().getPort(), "admin", installation.adminToken());
        awaitAnswers();
        provider.isKnownBy(admin, SECRET, false);
    }

    @AfterAll
    static void stop() {
        installation.close();
        provider.close();
    }

    @Test
    void theMasterKeyIsRotatedUnderLoadWhateverIsKilled() throws Exception {
        List<Stored> stored = RotationLoad.stores(admin, CONNECTIONS);
        List<String> refreshed = provider.store(admin, REFRESHED, IN_A_MOMENT);
        String old = Files.readString(keyFile).strip();
        tool("keys", "new");
        String both = Files.readString(keyFile).strip();
        assertThat(both).endsWith("," + old);
        restart(QUERY, REFRESHER);
        try (RotationLoad load = new RotationLoad(admin, stored)) {
            int before = provider.asked().size();
            rotateWithKills(load);
            assertThat(load.failures()).isEmpty();
            assertThat(load.stored()).isPositive();
            assertThat(provider.asked().size()).as("refreshes meanwhile").isGreaterThan(before + REFRESHED);
        }
        assertThat(tool("keys", "status", "--output", "json"))
                .contains("\"rotation\": \"finished\"")
                .contains("\"under_older_keys\": 0")
                .contains("\"under_keys_not_given\": 0");
        await().atMost(SOON)
                .untilAsserted(() -> admin.get("/v1/keys")
                        .is(200)
                        .has("rotation", "finished")
                        .has("under_older_keys", 0));
        tool("keys", "retire");
        assertThat(Files.readString(keyFile).strip()).isEqualTo(both.substring(0, both.indexOf(',')));
        nothingIsUnder(old);

        restart(QUERY, REFRESHER);
        RotationLoad.everythingIsHandedOut(admin, stored);
        int before = provider.asked().size();
        await().atMost(SOON).until(() -> provider.asked().size() > before + 2 * REFRESHED);
        for (String connection : refreshed) {
            assertThat(admin.get("/v1/connections/" + connection + "/history").each("type"))
                    .contains("CredentialRefreshed")
                    .doesNotContain("ReauthorisationRequired");
        }
        assertThat(provider.grants().count(Happening.REUSED)).isZero();
        theOldOneAloneIsOfNoUse(old, stored.get(0));
        assertThat(installation.endedByThemselves()).isEmpty();
    }

    private static void rotateWithKills(RotationLoad load) throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < KILLS; i++) {
            ToolProcess rotation = rotation("1");
            rotation.awaitProgress();
            if (i % 3 == 1) {
                killTheWriter();
            }
            load.awaitMore(random.nextInt(5));
            rotation.kill();
            admin.get("/v1/keys").is(200).has("rotation", "running");
        }
        ToolProcess last = rotation("1");
        last.awaitProgress();
        killTheWriter();
        assertThat(last.ends(0)).as("each kill was in the middle").doesNotContain("\"rewrapped\": 0");
    }

    private static ToolProcess rotation(String batch) throws Exception {
        return ToolProcess.start(
                home, installation.operatorEnvironment(), "keys", "rotate", "--batch", batch, "--output", "json");
    }

    private static void killTheWriter() {
        installation.kill(Set.of(LEDGER));
        installation.start(LEDGER);
    }

    /** Whoever has the old key only opens none of what is stored now, and it is not for lack of trying. */
    private static void nothingIsUnder(String old) throws Exception {
        List<WrappedKey> keys = keys();
        DataKeys with = new DataKeys(keks(old));
        DataKeys now = new DataKeys(keks(Files.readString(keyFile)));
        assertThat(keys).hasSizeGreaterThan(2 * CONNECTIONS).allSatisfy(key -> {
            assertThatThrownBy(() -> with.unwrap(key)).isInstanceOf(KeyNotHeldException.class);
            now.unwrap(key).close();
        });
    }

    private static void theOldOneAloneIsOfNoUse(String old, Stored one) throws Exception {
        String now = Files.readString(keyFile);
        Files.writeString(keyFile, old);
        assertThat(operator().run("keys", "status").code()).isEqualTo(9);
        installation.kill(Set.of(QUERY));
        installation.start(QUERY);
        await().atMost(SOON).ignoreExceptionsInstanceOf(IOException.class).untilAsserted(() -> {
            Person.Answer health = admin.get("/health/ready");
            assertThat(health.is(503).response().body()).contains("keys").contains("newest master key");
        });
        assertThat(admin.exchange("resource", "urn:credledger:connection:" + one.id())
                        .response()
                        .body())
                .doesNotContain(one.token());
        Files.writeString(keyFile, now);
        restart(QUERY);
    }

    @Test
    void anAuditorsKeyOpensNamesAndNoToken() throws Exception {
        admin.stores("github", "audited", "token-that-nobody-reads");
        Path file = home.resolve("audit.key");
        tool("keys", "export-audit", "-o", file.toString());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(operator().run("keys", "export-audit", "-o", file.toString()).code())
                .as("over a file that is there")
                .isEqualTo(9);
        Cli auditor = cli(installation.auditorEnvironment());
        String blind = ok(auditor.run("audit", "replay", "--output", "ndjson"));
        String named = ok(auditor.run("audit", "replay", "--audit-key-file", file.toString(), "--output", "ndjson"));
        assertThat(blind).contains("ConnectionGranted").doesNotContain("admin-at-github");
        assertThat(named).contains("admin-at-github").doesNotContain("token-that-nobody-reads");

        DataKeys given;
        try (KeyMaterial text = KeyMaterial.readFrom(file)) {
            given = new DataKeys(KeyEncryptionKeys.ofAuditKeys(ledger(), text));
        }
        Map<KeyPurpose, Integer> tried = new HashMap<>();
        for (WrappedKey key : keys()) {
            tried.merge(key.purpose(), 1, Integer::sum);
            if (key.purpose() == KeyPurpose.DETAILS) {
                given.unwrap(key).close();
            } else {
                assertThatThrownBy(() -> given.unwrap(key)).isInstanceOf(KeyNotHeldException.class);
            }
        }
        assertThat(tried).containsKeys(KeyPurpose.DETAILS, KeyPurpose.TOKEN);
        // Nor is it a master key, from which the other could be had.
        Map<String, String> passedOff = new HashMap<>(installation.operatorEnvironment());
        passedOff.put("OAUTH_ENCRYPTION_KEY_FILE", file.toString());
        assertThat(cli(passedOff).run("keys", "status").code()).isEqualTo(9);
    }

    @Test
    void theToolsAreToldByAFileAsWell() throws Exception {
        List<String> lines = new ArrayList<>();
        installation
                .operatorEnvironment()
                .forEach(
                        (name, value) -> lines.add(name.toLowerCase(Locale.ROOT).replace('_', '.') + "=" + value));
        Path settings = Files.write(home.resolve("query.properties"), lines);

        assertThat(ok(cli(Map.of()).run("keys", "status", "--config", settings.toString(), "--output", "json")))
                .contains("\"ledger\": \"" + ledger().value());
        Cli.Outcome untold = cli(Map.of()).run("keys", "status");
        assertThat(untold.code()).isEqualTo(9);
        assertThat(untold.err()).contains("CREDLEDGER_BOOTSTRAP_SERVERS", "CREDLEDGER_PSEUDONYM_KEY_FILE");
        assertThat(cli(Map.of()).run("keys", "new").err()).contains("OAUTH_ENCRYPTION_KEY_FILE");
    }

    private static Cli operator() {
        return cli(installation.operatorEnvironment());
    }

    private static Cli cli(Map<String, String> environment) {
        Cli cli = new Cli(home);
        environment.forEach(cli::with);
        return cli;
    }

    private static String tool(String... arguments) {
        return ok(operator().run(arguments));
    }

    private static String ok(Cli.Outcome outcome) {
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome.out();
    }

    private static void restart(Part... parts) {
        installation.kill(Set.of(parts));
        for (Part part : parts) {
            installation.start(part);
        }
        awaitAnswers();
    }

    private static void awaitAnswers() {
        await().atMost(SOON)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> admin.get("/health/ready").response().statusCode() == 200);
    }

    private static KeyEncryptionKeys keks(String master) {
        return MasterKeys.parse(KeyMaterial.takeOwnershipOf(master.getBytes(StandardCharsets.US_ASCII)))
                .keyEncryptionKeys(ledger());
    }

    private static LedgerId ledger() {
        String status = tool("keys", "status", "--output", "json");
        return new LedgerId(status.replaceAll("(?s).*\"ledger\": \"([^\"]+)\".*", "$1"));
    }

    /** Those that count: the last one under each record key. */
    private static List<WrappedKey> keys() {
        DataKeyCodec codec = new DataKeyCodec(OuterFormat.builtIn());
        Map<String, WrappedKey> latest = new HashMap<>();
        try (CommittedRecords records = new CommittedRecords(installation.admin())) {
            for (int shard = 0; shard < records.partitions(Topics.KEYS.name()); shard++) {
                records.forEach(Topics.KEYS.name(), shard, record -> {
                    WrappedDataKey key = codec.decode(record.value()).key();
                    latest.put(
                            key.id().value(),
                            new WrappedKey(key.id(), KeyPurpose.parse(key.purpose()), key.subject(), key.wrapped()));
                });
            }
        }
        return List.copyOf(latest.values());
    }
}
