package io.credledger.cli.system;

import static io.credledger.cli.system.SharedLedger.handle;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.Position;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdempotencyIT {

    private static final String KEY = "Idempotency-Key";

    private static RunningLedger ledger;
    private static Person admin;

    private Person alice;

    @BeforeAll
    static void start() throws Exception {
        ledger = SharedLedger.get();
        admin = ledger.admin();
    }

    @BeforeEach
    void register() throws Exception {
        alice = ledger.person(handle("alice"));
    }

    @Test
    void aRepeatIsDoneOnceAndAnsweredAlike() throws Exception {
        String body = "{\"provider\":\"github\",\"name\":\"main\",\"kind\":\"bearer\",\"access_token\":\"t\"}";

        var first = alice.post("/v1/connections", body, KEY, "store-1").is(201);
        var again = alice.post("/v1/connections", body, KEY, "store-1").is(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Ledger-Position")).isEqualTo(first.header("Ledger-Position"));
        assertThat(alice.get("/v1/connections/" + first.text("id") + "/history").each("type"))
                .containsExactly("ConnectionGranted");
    }

    @Test
    void theSameKeyForAnotherRequestIsRefused() throws Exception {
        String body = "{\"provider\":\"github\",\"name\":\"main\",\"kind\":\"bearer\",\"access_token\":\"%s\"}";
        alice.post("/v1/connections", body.formatted("one"), KEY, "store-2").is(201);

        alice.post("/v1/connections", body.formatted("two"), KEY, "store-2").isProblem(422, "idempotency-mismatch");
        alice.exchange("audience", "github").has("access_token", "one");
    }

    @Test
    void aKeyIsItsCallersOwn() throws Exception {
        Person bob = ledger.person(handle("bob"));
        String body = "{\"provider\":\"github\",\"name\":\"main\",\"kind\":\"bearer\",\"access_token\":\"t\"}";

        String ofAlice =
                alice.post("/v1/connections", body, KEY, "same").is(201).text("id");
        assertThat(bob.post("/v1/connections", body, KEY, "same").is(201).text("id"))
                .isNotEqualTo(ofAlice);
    }

    @Test
    void whoGaveAConnectionAwayGetsTheFirstAnswerAgain() throws Exception {
        Person bob = ledger.person(handle("bob"));
        String path = "/v1/connections/" + alice.stores("github", "main", "t") + "/transfer";
        String body = "{\"to\":\"%s\"}".formatted(bob.handle());

        var first = alice.post(path, body, KEY, "give").is(200);
        assertThat(alice.post(path, body, KEY, "give").is(200).json()).isEqualTo(first.json());
        alice.post(path, body).isProblem(404, "unknown-connection");
    }

    @Test
    void aRefusalIsRepeatedToo() throws Exception {
        alice.stores("github", "main", "t");
        String body = "{\"provider\":\"github\",\"name\":\"main\",\"kind\":\"bearer\",\"access_token\":\"u\"}";

        alice.post("/v1/connections", body, KEY, "again").isProblem(409, "connection-exists");
        alice.delete("/v1/connections/"
                        + alice.get("/v1/connections").each("id").get(0))
                .is(200);
        alice.post("/v1/connections", body, KEY, "again").isProblem(409, "connection-exists");
    }

    @Test
    void aTokenIsNotShownTwice() throws Exception {
        String path = "/v1/identities/" + alice.handle() + "/tokens";

        String id = alice.post(path, "{}", KEY, "token").is(201).text("id");
        alice.post(path, "{}", KEY, "token")
                .isProblem(409, "token-already-shown")
                .has("id", id);
        assertThat(alice.get(path).each("id")).contains(id);
    }

    @Test
    void whatBecameOfACommandIsToldToItsCallerAndToAdmins() throws Exception {
        Person bob = ledger.person(handle("bob"));
        String unknown = "/v1/commands/cmd_" + "0".repeat(26);

        alice.get(unknown).is(200).has("status", "pending");
        alice.get("/v1/commands/nonsense").isProblem(404, "not-found");
        String path = "/v1/identities/" + alice.handle() + "/tokens";
        var issued = alice.post(path, "{}").is(201);
        String command = "/v1/commands/cmd_" + issued.text("id").substring(4);

        alice.get(command).is(200).has("status", "accepted").has("position", issued.header("Ledger-Position"));
        admin.get(command).is(200).has("status", "accepted");
        bob.get(command).isProblem(404, "not-found");
    }

    @Test
    void aVersionThatIsNotTheCurrentOneOverwritesNothing() throws Exception {
        var client = admin.put(
                        "/v1/providers/keycloak/client",
                        "{\"client_id\":\"a\",\"base_url\":\"https://id.example.org\"}")
                .is(200);
        String update = "{\"client_id\":\"b\",\"base_url\":\"https://id.example.org\"}";

        admin.put("/v1/providers/keycloak/client", update, "If-Match", client.header("ETag"))
                .is(200);
        admin.put("/v1/providers/keycloak/client", update, "If-Match", client.header("ETag"))
                .isProblem(412, "version-conflict")
                .has("current_version", Long.parseLong(client.text("version")) + 1);
        admin.get("/v1/providers/keycloak/client").has("client_id", "b");
        alice.patch("/v1/identities/" + alice.handle(), "{\"display_name\":\"x\"}", "If-Match", "\"7\"")
                .isProblem(412, "version-conflict")
                .has("current_version", 1);
        admin.patch("/v1/identities/" + alice.handle(), "{\"roles\":[\"admin\"]}", "If-Match", "\"7\"")
                .isProblem(412, "version-conflict");
    }

    @Test
    void aReadWaitsForAPosition() throws Exception {
        var stored = alice.post(
                        "/v1/connections", "{\"provider\":\"github\",\"kind\":\"bearer\",\"access_token\":\"t\"}")
                .is(201);
        Position position = Position.parse(stored.header("Ledger-Position"));

        alice.get("/v1/connections?min_position=" + position).is(200);
        Position beyond = new Position(position.shard(), position.seq() + 1_000_000);
        alice.get("/v1/connections?min_position=" + beyond).isProblem(503, "position-not-reached");
    }
}
