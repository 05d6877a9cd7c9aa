package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credledger.cli.BesideOthers;
import io.credledger.cli.Cli;
import io.credledger.cli.system.Person.Answer;
import io.credledger.demo.GrantPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People who are forgotten, and people who only pause, over a whole ledger with a provider beside it. */
@BesideOthers
class EraseIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SECRET = "made-up-client-secret";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static StandIn provider;

    @SuppressWarnings("NullAway.Init")
    private static RunningLedger ledger;

    @SuppressWarnings("NullAway.Init")
    private static RunningRefresher refresher;

    @BeforeAll
    static void start() throws Exception {
        provider = new StandIn("house", GrantPolicy.strict().withAccessLife(Duration.ofHours(1))).accepts(SECRET);
        Map<String, String> settings = Map.of(
                "CREDLEDGER_PROVIDERS_FILE",
                StandIn.definitions(directory, provider).toString());
        ledger = RunningLedger.start(directory.resolve("ledger"), settings);
        refresher = RunningRefresher.start(ledger, directory.resolve("worker"), settings);
        provider.isKnownBy(ledger.admin(), SECRET, false);
    }

    @AfterAll
    static void stop() {
        refresher.close();
        ledger.close();
        provider.close();
    }

    @Test
    void aPersonIsForgottenWithAllThatIsTheirs() throws Exception {
        Person alice = ledger.person("alice");
        Person bob = ledger.person("bob");
        Person admin = ledger.admin();
        List<String> granted = provider.store(alice, 2, Duration.ofHours(1));
        String given = alice.stores("github", "given", "token-that-bob-has");
        alice.post("/v1/connections/" + given + "/transfer", "{\"to\": \"bob\"}")
                .is(200);
        String received = bob.stores("github", "received", "token-that-alice-has");
        bob.post("/v1/connections/" + received + "/transfer", "{\"to\": \"alice\"}")
                .is(200);
        admin.put("/v1/identities/alice/logins", "{\"issuer\": \"https://issuer.example\", \"subject\": \"a\"}");
        admin.post("/v1/identities/alice/erase", "{\"confirm\": \"alicia\"}").isProblem(400, "invalid-request");
        alice.exchange("resource", "urn:credledger:connection:" + granted.get(0))
                .is(200);
        Proved before = proved("before", granted.get(0));

        admin.post("/v1/identities/alice/erase", "{\"confirm\": \"alice\"}")
                .is(202)
                .has("status", "erased")
                .has("handle", "erased")
                .has("status_url", "/v1/identities/alice/cascade");

        alice.get("/v1/whoami").is(401);
        await().atMost(SOON).until(() -> cascade("alice").text("state").equals("done"));
        Answer over = cascade("alice");
        over.has("kind", "erasure")
                .has("connections.total", 3)
                .has("connections.disconnected", 3)
                .has("revocations.revoked", 2)
                .has("revocations.unsupported", 1)
                .has("keys.total", over.text("keys.shredded"));
        assertThat(over.json().at("/kept/0").asText()).isEqualTo(given);
        assertThat(provider.hasEveryGrantAlive()).isFalse();

        for (String gone : granted) {
            admin.get("/v1/connections/" + gone)
                    .is(200)
                    .has("status", "erased")
                    .has("owner", "erased")
                    .has("key", "null")
                    .has("provider_uid", "null");
            assertThat(admin.get("/v1/connections/" + gone + "/history").is(200).each("type"))
                    .contains("ConnectionDisconnected", "RevocationRecorded", "DataKeyShredded");
        }
        bob.get("/v1/connections/" + given).is(200).has("namespace", "erased").has("status", "connected");
        bob.exchange("resource", "urn:credledger:connection:" + given)
                .is(200)
                .has("access_token", "token-that-bob-has");
        admin.get("/v1/identities/alice").is(200).has("handle", "erased").has("status", "erased");
        assertThat(admin.get("/v1/audit/events?connection=" + granted.get(0))
                        .is(200)
                        .each("actor"))
                .doesNotContain("alice");
        bob.post("/v1/connections", """
                {"provider": "github", "name": "received", "kind": "bearer", "access_token": "another"}""").isProblem(403, "not-owner");
        bob.stores("github", "received-since", "token-of-bob");

        before.holds();
        proved("after", granted.get(0)).holds();
        nothingOpens(given);
    }

    /** A history with its proofs, and the signed heads of then. */
    private record Proved(String history, String heads) {

        void holds() {
            AuditedLedger.ok(auditor().run("audit", "verify", history));
            Cli.Outcome whole = auditor()
                    .run("audit", "verify", "--data", ".", "--with-keys", "--since", heads, "--output", "json");
            AuditedLedger.ok(whole);
            assertThat(whole.out()).doesNotContain("\"sealed_parts_shredded\": 0");
        }
    }

    /** As soon as all that happened to the connection is signed. */
    private static Proved proved(String when, String connection) throws Exception {
        Proved proved = new Proved(when + ".json", when + ".note");
        int events = ledger.admin()
                .get("/v1/connections/" + connection + "/history")
                .is(200)
                .each("type")
                .size();
        await().atMost(SOON).until(() -> {
            int made = auditor()
                    .run("audit", "prove", connection, "--data", ".", "-o", proved.history())
                    .code();
            return made == 0 && payloads(proved) == events;
        });
        AuditedLedger.ok(auditor().run("audit", "verify", "--data", ".", "--keep", proved.heads()));
        return proved;
    }

    private static int payloads(Proved proved) throws Exception {
        Path file = directory.resolve("ledger").resolve(proved.history());
        return JsonMapper.builder()
                .build()
                .readTree(file.toFile())
                .get("events")
                .size();
    }

    /** Not even to whoever has every key and the whole log; what is another's by now is the other's. */
    private static void nothingOpens(String given) {
        Cli.Outcome all = auditor().run("audit", "replay", "--data", ".", "--with-keys", "--output", "ndjson");
        AuditedLedger.ok(all);
        assertThat(all.out()).contains("\"bob\"").contains("bob-at-github");
        assertThat(all.out().lines().filter(line -> line.contains("alice")))
                .allSatisfy(line -> assertThat(line).contains(given));
    }

    private static Cli auditor() {
        return new Cli(directory.resolve("ledger")).with("OAUTH_ENCRYPTION_KEY", ledger.masterText());
    }

    @Test
    void aHandleThatWasErasedIsNobodysAgain() throws Exception {
        Person admin = ledger.admin();
        ledger.person("gone");
        admin.post("/v1/identities/gone/erase", "{\"confirm\": \"gone\"}").is(202);

        admin.post("/v1/identities", "{\"handle\": \"gone\"}").isProblem(409, "handle-erased");
        admin.post("/v1/identities/gone/reactivate", "{}").isProblem(409, "handle-erased");
        admin.post("/v1/identities/gone/tokens", "{}").isProblem(409, "handle-erased");
        admin.post("/v1/identities/gone/erase", "{\"confirm\": \"gone\"}").is(202);
        await().atMost(SOON).until(() -> cascade("gone").text("state").equals("done"));
        admin.post("/v1/identities", "{\"handle\": \"gone\"}").isProblem(409, "handle-erased");
    }

    @Test
    void theLastAdminStays() throws Exception {
        ledger.admin()
                .post("/v1/identities/admin/erase", "{\"confirm\": \"admin\"}")
                .isProblem(409, "last-admin");
    }

    @Test
    void onlyAnAdminErases() throws Exception {
        Person eve = ledger.person("eve");
        eve.post("/v1/identities/eve/erase", "{\"confirm\": \"eve\"}").isProblem(403, "forbidden");
        eve.get("/v1/identities/eve/cascade").isProblem(403, "forbidden");
    }

    @Test
    void whatADeactivatedPersonOwnsIsDisconnectedAndKeepsItsKeys() throws Exception {
        Person dora = ledger.person("dora");
        String own = dora.stores("github", "main", "token-of-dora");
        ledger.admin().post("/v1/identities/dora/deactivate", "{}").is(202).has("status", "inactive");

        await().atMost(SOON).until(() -> cascade("dora").text("state").equals("done"));
        cascade("dora")
                .has("kind", "deactivation")
                .has("connections.disconnected", 1)
                .has("keys.total", 0);
        ledger.admin()
                .get("/v1/connections/" + own)
                .is(200)
                .has("status", "disconnected")
                .has("owner", "dora");

        ledger.admin().post("/v1/identities/dora/reactivate", "{}").is(200);
        cascade("dora").has("kind", "none").has("state", "done");
    }

    private static Answer cascade(String handle) throws Exception {
        return ledger.admin().get("/v1/identities/" + handle + "/cascade").is(200);
    }
}
