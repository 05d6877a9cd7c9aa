package io.credledger.cli.system;

import static io.credledger.cli.system.SharedLedger.handle;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionsIT {

    private static RunningLedger ledger;
    private static Person admin;

    private Person alice;
    private Person bob;

    @BeforeAll
    static void start() throws Exception {
        ledger = SharedLedger.get();
        admin = ledger.admin();
    }

    @BeforeEach
    void register() throws Exception {
        alice = ledger.person(handle("alice"));
        bob = ledger.person(handle("bob"));
    }

    @Test
    void aStoredCredentialIsShownWithoutItsSecrets() throws Exception {
        var stored = alice.post("/v1/connections", """
                {"provider": "github", "name": "main", "kind": "oauth2", "access_token": "gho_canary", "refresh_token": "ghr_canary",
                 "expires_at": "2030-01-01T00:00:00Z", "scopes": ["repo", "read:user"],
                 "account": {"uid": "42", "login": "alice-gh", "base_url": "https://github.com"},
                 "metadata": {"avatar_url": "https://example.org/a.png", "display_name": "Alice"}}""").is(201);

        String key = "vault:default:github:connection:" + alice.handle() + "/main";
        stored.has("key", key)
                .has("vault", "default")
                .has("provider", "github")
                .has("namespace", alice.handle())
                .has("name", "main")
                .has("kind", "oauth2")
                .has("owner", alice.handle())
                .has("shared_with", "[]")
                .has("status", "connected")
                .has("has_token", "true")
                .has("has_refresh_token", "true")
                .has("provider_uid", "42")
                .has("account_login", "alice-gh")
                .has("base_url", "https://github.com")
                .has("scopes", "[\"repo\",\"read:user\"]")
                .has("metadata.display_name", "Alice")
                .has("verified", "false")
                .has("updated_by", alice.handle())
                .has("last_refreshed", "null")
                .has("expires_at", "2030-01-01T00:00:00Z")
                .has("generation", 1)
                .has("version", 1);
        assertThat(stored.text("id")).matches("con_[0-9a-v]{26}");
        assertThat(stored.header("ETag")).isEqualTo("\"1\"");
        assertThat(stored.header("Ledger-Position")).matches("[0-2]:[0-9]+");
        assertThat(stored.response().body()).doesNotContain("canary");
        assertThat(alice.get("/v1/connections/" + stored.text("id")).json()).isEqualTo(stored.json());
        assertThat(alice.get("/v1/connections?key=" + key).each("id")).containsExactly(stored.text("id"));
    }

    @Test
    void aDryRunSaysWhatWouldBeAndWritesNothing() throws Exception {
        String body = """
                {"provider": "github", "name": "dry", "kind": "bearer", "access_token": "t", "reason": "moved here"%s}""";
        String[] key = {"Idempotency-Key", "dry-" + alice.handle()};

        alice.post("/v1/connections?dry_run=true", body.formatted(""), key)
                .is(200)
                .has("key", "vault:default:github:connection:" + alice.handle() + "/dry")
                .has("outcome", "create");
        assertThat(alice.get("/v1/connections").each("id")).isEmpty();
        alice.post("/v1/connections?dry_run=true", body.formatted(",\"owner\":\"" + bob.handle() + "\""))
                .isProblem(403, "forbidden")
                .has("field", "owner");
        alice.post("/v1/connections?dry_run=maybe", body.formatted("")).isProblem(400, "invalid-request");

        String id =
                alice.post("/v1/connections", body.formatted(""), key).is(201).text("id");

        alice.post("/v1/connections?dry_run=true", body.formatted(""), key)
                .is(200)
                .has("outcome", "repeat");
        alice.post("/v1/connections?dry_run=true", body.formatted(" "), key).isProblem(422, "idempotency-mismatch");
        alice.post("/v1/connections?dry_run=true", body.formatted("")).isProblem(409, "connection-exists");
        alice.post("/v1/connections?dry_run=true", body.formatted(",\"replace\":true"))
                .is(200)
                .has("outcome", "replace");
        alice.get("/v1/connections/" + id).has("version", 1);
        alice.get("/v1/connections/" + id + "/history").has("items.0.reason", "moved here");
    }

    @Test
    void aKeyIsTakenUntilItIsReplaced() throws Exception {
        String id = alice.stores("github", "main", "first");
        String again = "{\"provider\":\"github\",\"name\":\"main\",\"kind\":\"bearer\",\"access_token\":\"second\"%s}";

        alice.post("/v1/connections", again.formatted("")).isProblem(409, "connection-exists");
        alice.post("/v1/connections", again.formatted(",\"replace\":true,\"account\":{\"uid\":\"43\"}"))
                .isProblem(409, "account-differs");
        alice.post("/v1/connections", again.formatted(",\"replace\":true,\"account\":{\"uid\":\"42\"}"))
                .is(200)
                .has("id", id)
                .has("generation", 2)
                .has("version", 2);
        alice.post(
                        "/v1/connections",
                        again.formatted(",\"replace\":true,\"replace_account\":true,\"account\":{\"uid\":\"43\"}"))
                .is(200)
                .has("provider_uid", "43");
        alice.exchange("audience", "github").is(200).has("access_token", "second");
    }

    @Test
    void aConnectionThatIsNotTheCallersDoesNotExist() throws Exception {
        String path = "/v1/connections/" + alice.stores("github", "main", "secret");

        bob.get(path).isProblem(404, "unknown-connection");
        bob.get(path + "/history").isProblem(404, "unknown-connection");
        bob.post(path + "/transfer", "{\"to\":\"%s\"}".formatted(bob.handle())).isProblem(404, "unknown-connection");
        bob.put(path + "/shares/" + bob.handle(), "").isProblem(404, "unknown-connection");
        bob.delete(path).isProblem(404, "unknown-connection");
        bob.get("/v1/connections/con_" + "0".repeat(26)).isProblem(404, "unknown-connection");
        bob.get("/v1/connections/nonsense").isProblem(404, "unknown-connection");
        assertThat(bob.get("/v1/connections?owner=" + alice.handle()).is(200).each("id"))
                .isEmpty();
    }

    @Test
    void anAdminSeesEverythingButTokens() throws Exception {
        String id = alice.stores("github", "main", "secret");

        admin.get("/v1/connections/" + id).is(200).has("account_login", alice.handle() + "-at-github");
        assertThat(admin.get("/v1/connections?owner=" + alice.handle()).each("id"))
                .containsExactly(id);
        admin.get("/v1/connections/" + id + "/history").is(200);
        admin.exchange("resource", "urn:credledger:connection:" + id).isError("invalid_target");
        admin.put("/v1/connections/" + id + "/shares/admin", "").isProblem(403, "forbidden");
    }

    @Test
    void sharingLetsAnotherUseItAndNotGiveItAway() throws Exception {
        String path = "/v1/connections/" + alice.stores("github", "main", "secret");

        alice.put(path + "/shares/" + bob.handle(), "").is(200).has("shared_with", "[\"" + bob.handle() + "\"]");
        bob.get(path).is(200).has("owner", alice.handle());
        bob.exchange("resource", "urn:credledger:connection:" + path.substring(16))
                .is(200)
                .has("access_token", "secret");
        bob.exchange("audience", "github").isError("invalid_target");
        bob.get(path + "/history").isProblem(403, "forbidden");
        bob.delete(path).isProblem(403, "forbidden");
        bob.post(path + "/transfer", "{\"to\":\"%s\"}".formatted(bob.handle())).isProblem(403, "forbidden");

        bob.delete(path + "/shares/" + bob.handle()).is(204);
        bob.get(path).isProblem(404, "unknown-connection");
        alice.delete(path + "/shares/" + bob.handle()).isProblem(404, "not-shared");
        alice.put(path + "/shares/nobody", "").isProblem(404, "unknown-identity");
        alice.put(path + "/shares/" + alice.handle(), "").isProblem(409, "already-owner");
    }

    @Test
    void aTransferMovesOwnershipAndKeepsTheKey() throws Exception {
        String id = alice.stores("github", "main", "secret");
        String path = "/v1/connections/" + id;
        Person carol = ledger.person(handle("carol"));
        alice.put(path + "/shares/" + carol.handle(), "").is(200);

        alice.post(path + "/transfer", "{\"to\":\"nobody\"}").isProblem(404, "unknown-identity");
        alice.post(path + "/transfer", "{\"to\":\"%s\",\"reason\":\"leaving\"}".formatted(bob.handle()))
                .is(200)
                .has("owner", bob.handle())
                .has("namespace", alice.handle())
                .has("key", "vault:default:github:connection:" + alice.handle() + "/main");

        carol.get(path).isProblem(404, "unknown-connection");
        alice.get(path).isProblem(404, "unknown-connection");
        bob.exchange("resource", "urn:credledger:connection:" + id).is(200).has("access_token", "secret");
        bob.exchange("audience", "github").isError("invalid_target");
        var history = bob.get(path + "/history").is(200);
        assertThat(history.each("type")).containsExactly("ConnectionGranted", "AccessShared", "ConnectionTransferred");
        assertThat(history.each("owner")).containsExactly(alice.handle(), alice.handle(), bob.handle());
        assertThat(history.each("reason")).containsExactly("", "", "leaving");
        assertThat(history.each("actor")).containsOnly(alice.handle());
        bob.post(path + "/transfer", "{\"to\":\"%s\"}".formatted(bob.handle())).isProblem(409, "already-owner");
    }

    @Test
    void aHistoryInPartsIsTheHistory() throws Exception {
        String path = "/v1/connections/" + alice.stores("github", "main", "secret");
        alice.put(path + "/shares/" + bob.handle(), "").is(200);
        alice.post(path + "/transfer", "{\"to\":\"%s\"}".formatted(bob.handle()))
                .is(200);
        bob.put(path + "/shares/" + alice.handle(), "").is(200);
        bob.delete(path).is(200);

        List<String> parts = new ArrayList<>();
        String cursor = "";
        do {
            var page = bob.get(path + "/history?limit=1" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .is(200);
            page.json().path("items").forEach(item -> parts.add(item.toString()));
            cursor = page.text("next_cursor");
        } while (!cursor.equals("null"));
        List<String> whole = new ArrayList<>();
        bob.get(path + "/history").json().path("items").forEach(item -> whole.add(item.toString()));

        assertThat(parts).hasSize(5).isEqualTo(whole);
    }

    @Test
    void aDisconnectedConnectionStaysDisconnectedUntilItIsStoredAgain() throws Exception {
        String id = alice.stores("github", "main", "secret");
        String path = "/v1/connections/" + id;

        alice.delete(path).is(200).has("status", "disconnected").has("revocation", "pending");
        alice.delete(path).is(200);
        alice.get(path).has("status", "disconnected");
        alice.put(path + "/shares/" + bob.handle(), "").isProblem(409, "disconnected");
        alice.exchange("resource", "urn:credledger:connection:" + id)
                .isError("invalid_grant")
                .has("reason", "disconnected");
        assertThat(alice.get("/v1/connections?status=disconnected").each("id")).containsExactly(id);
        assertThat(alice.get("/v1/connections?status=connected").each("id")).isEmpty();

        assertThat(alice.stores("gitlab", "other", "x")).isNotEqualTo(id);
        String again = "{\"provider\":\"github\",\"name\":\"main\",\"kind\":\"bearer\",\"access_token\":\"new\"%s}";
        alice.post("/v1/connections", again.formatted(",\"account\":{\"uid\":\"43\"}"))
                .isProblem(409, "account-differs");
        alice.post("/v1/connections", again.formatted(""))
                .is(200)
                .has("generation", 2)
                .has("provider_uid", "42");
    }

    @Test
    void listsAreFiltered() throws Exception {
        String main = alice.stores("github", "main", "a");
        String work = alice.stores("github", "work", "b");
        String gitlab = alice.stores("gitlab", "main", "c");

        assertThat(alice.get("/v1/connections").each("id")).containsExactlyInAnyOrder(main, work, gitlab);
        assertThat(alice.get("/v1/connections?provider=github").each("id")).containsExactlyInAnyOrder(main, work);
        assertThat(alice.get("/v1/connections?name=main").each("id")).containsExactlyInAnyOrder(main, gitlab);
        assertThat(alice.get("/v1/connections?name=main&provider=gitlab").each("id"))
                .containsExactly(gitlab);
        assertThat(alice.get("/v1/connections?namespace=" + bob.handle()).each("id"))
                .isEmpty();
        assertThat(alice.get("/v1/connections?limit=1&name=work").each("id")).containsExactly(work);
        alice.get("/v1/connections?key=server:github:client")
                .isProblem(400, "invalid-request")
                .has("field", "key");
        alice.get("/v1/connections?status=fine")
                .isProblem(400, "invalid-request")
                .has("field", "status");
        alice.get("/v1/connections?owner=no..body")
                .isProblem(400, "invalid-request")
                .has("field", "owner");
    }

    @Test
    void anAdminStoresForOthersAndForTheServer() throws Exception {
        String body =
                "{\"provider\":\"gitlab\",\"name\":\"%s\",\"owner\":\"%s\",\"kind\":\"bearer\",\"access_token\":\"t\"}";

        admin.post("/v1/connections", body.formatted("main", alice.handle()))
                .is(201)
                .has("owner", alice.handle())
                .has("namespace", alice.handle())
                .has("updated_by", "admin");
        String server = admin.post("/v1/connections", body.formatted(handle("bot"), "server"))
                .is(201)
                .has("owner", "server")
                .text("id");
        alice.post("/v1/connections", body.formatted("main", "server")).isProblem(403, "forbidden");
        alice.post("/v1/connections", body.formatted("main", bob.handle())).isProblem(403, "forbidden");
        admin.put("/v1/connections/" + server + "/shares/" + alice.handle(), "").is(200);
        alice.exchange("resource", "urn:credledger:connection:" + server).is(200);
    }

    @Test
    void twoPeopleMaySayThatAnUnverifiedAccountIsTheirs() throws Exception {
        alice.stores("github", "main", "a");
        bob.stores("github", "main", "b");
    }

    @Test
    void aSelfHostedProviderNeedsToSayWhereItIs() throws Exception {
        String body = "{\"provider\":\"forgejo\",\"kind\":\"bearer\",\"access_token\":\"t\"%s}";

        alice.post("/v1/connections", body.formatted(""))
                .isProblem(400, "invalid-request")
                .has("field", "account.base_url");
        alice.post("/v1/connections", body.formatted(",\"account\":{\"base_url\":\"http://git.example.org\"}"))
                .isProblem(400, "invalid-request")
                .has("field", "account.base_url");
        alice.post("/v1/connections", body.formatted(",\"account\":{\"base_url\":\"https://git.example.org\"}"))
                .is(201)
                .has("base_url", "https://git.example.org");
    }

    @Test
    void oneClientPerServerIsUsedByEverybody() throws Exception {
        String path = "/v1/providers/gitea/client";

        admin.put(
                        path,
                        "{\"client_id\":\"env:NAME\",\"client_secret\":\"canary\",\"base_url\":\"https://git.example.org\"}")
                .is(200)
                .has("provider", "gitea")
                .has("client_id", "env:NAME")
                .has("has_secret", "true")
                .has("key", "server:gitea:client");
        assertThat(admin.get(path).is(200).response().body()).doesNotContain("canary");
        alice.get(path).isProblem(403, "forbidden");
        alice.post("/v1/connections", "{\"provider\":\"gitea\",\"kind\":\"bearer\",\"access_token\":\"t\"}")
                .is(201)
                .has("base_url", "https://git.example.org");
        admin.delete(path).is(204);
        admin.get(path).isProblem(404, "unknown-client");
        admin.delete(path).isProblem(404, "unknown-client");
        admin.put("/v1/providers/nowhere/client", "{\"client_id\":\"x\"}").isProblem(404, "unknown-provider");
    }
}
