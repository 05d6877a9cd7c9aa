package io.credledger.cli.system;

import static io.credledger.cli.system.SharedLedger.handle;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForgeIT {

    private static RunningLedger ledger;

    private Person alice;

    @BeforeAll
    static void start() throws Exception {
        ledger = SharedLedger.get();
    }

    @BeforeEach
    void register() throws Exception {
        alice = ledger.person(handle("alice"));
    }

    @Test
    void meIsForTheAuthenticatedWhoHaveAnActiveForge() throws Exception {
        ledger.nobody().get("/v1/me").isProblem(401, "not-authenticated");
        ledger.nobody().get("/me").isProblem(401, "not-authenticated");
        alice.get("/v1/me").isProblem(412, "no-active-forge");
        alice.get("/me").isProblem(412, "no-active-forge");
        alice.get("/v1/forge").isProblem(412, "no-active-forge");

        alice.stores("github", "main", "secret");
        alice.get("/v1/me").isProblem(412, "no-active-forge");
        alice.put("/v1/forge", "{\"forge_type\":\"github\"}").is(200);

        var me = alice.get("/v1/me").is(200);
        assertThat(me.json().fieldNames())
                .toIterable()
                .containsExactly("forge_type", "account_login", "base_url", "since");
        me.has("forge_type", "github")
                .has("account_login", alice.handle() + "-at-github")
                .has("base_url", "https://github.com");
        assertThat(alice.get("/me").json()).isEqualTo(me.json());
    }

    @Test
    void theForgeHasItsConnection() throws Exception {
        String id = alice.stores("github", "main", "secret");
        var forge = alice.put("/v1/forge", "{\"forge_type\":\"github\"}").is(200);

        forge.has("connection", id)
                .has("account_id", "42")
                .has("scopes", "[\"repo\"]")
                .has("expires_at", "null")
                .has("has_token", "true")
                .has("has_refresh_token", "false");
        assertThat(alice.get("/v1/forge").is(200).json()).isEqualTo(forge.json());
    }

    @Test
    void switchingKeepsTheFirstForgesTokenAndTime() throws Exception {
        alice.stores("github", "main", "github-secret");
        alice.stores("gitlab", "main", "gitlab-secret");
        String first =
                alice.put("/v1/forge", "{\"forge_type\":\"github\"}").is(200).text("since");
        assertThat(alice.put("/v1/forge", "{\"forge_type\":\"github\"}").is(200).text("since"))
                .isEqualTo(first);

        alice.put("/v1/forge", "{\"forge_type\":\"gitlab\"}").is(200).has("forge_type", "gitlab");

        alice.exchange("audience", "github").is(200).has("access_token", "github-secret");
        alice.exchange("audience", "gitlab").is(200).has("access_token", "gitlab-secret");
        assertThat(alice.get("/v1/connections?status=connected").each("provider"))
                .containsExactlyInAnyOrder("github", "gitlab");
    }

    @Test
    void storingAndActivatingIsOneWrite() throws Exception {
        var stored = alice.post(
                        "/v1/connections",
                        "{\"provider\":\"github\",\"kind\":\"bearer\",\"access_token\":\"t\",\"activate\":true}")
                .is(201);

        alice.get("/v1/forge").is(200).has("connection", stored.text("id")).has("since", stored.text("created_at"));
        alice.post(
                        "/v1/connections",
                        "{\"provider\":\"google\",\"kind\":\"bearer\",\"access_token\":\"t\",\"activate\":true}")
                .isProblem(400, "invalid-request")
                .has("field", "activate");
    }

    @Test
    void clearingKeepsTheConnection() throws Exception {
        String id = alice.stores("github", "main", "secret");
        alice.put("/v1/forge", "{\"forge_type\":\"github\"}").is(200);

        alice.delete("/v1/forge").is(204);
        alice.delete("/v1/forge").is(204);

        alice.get("/v1/me").isProblem(412, "no-active-forge");
        alice.get("/v1/connections/" + id).has("status", "connected");
    }

    @Test
    void aForgeThatCannotBeUsedAnyMoreIsNone() throws Exception {
        Person bob = ledger.person(handle("bob"));
        String given = alice.stores("github", "given", "secret");
        alice.put("/v1/forge", "{\"forge_type\":\"github\"}").is(200);
        alice.post("/v1/connections/" + given + "/transfer", "{\"to\":\"%s\"}".formatted(bob.handle()))
                .is(200);
        alice.get("/v1/me").isProblem(412, "no-active-forge");

        bob.put("/v1/forge", "{\"forge_type\":\"github\"}").isProblem(404, "unknown-connection");
        bob.put("/v1/forge", "{\"forge_type\":\"github\",\"connection\":\"%s\"}".formatted(given))
                .is(200);
        bob.exchange("audience", "github").is(200);
        bob.delete("/v1/connections/" + given).is(200);
        bob.get("/v1/me").isProblem(412, "no-active-forge");
    }

    @Test
    void aSharedForgeEndsWithTheShare() throws Exception {
        Person bob = ledger.person(handle("bob"));
        String id = alice.stores("github", "main", "secret");
        alice.put("/v1/connections/" + id + "/shares/" + bob.handle(), "").is(200);
        bob.put("/v1/forge", "{\"forge_type\":\"github\",\"connection\":\"%s\"}".formatted(id))
                .is(200);
        bob.get("/v1/me").is(200).has("account_login", alice.handle() + "-at-github");

        alice.delete("/v1/connections/" + id + "/shares/" + bob.handle()).is(204);

        bob.get("/v1/me").isProblem(412, "no-active-forge");
    }

    @Test
    void severalConnectionsAreAmbiguousUnlessOneIsTheDefault() throws Exception {
        String main = alice.stores("github", "main", "a");
        alice.stores("github", "work", "b");

        var ambiguous = alice.put("/v1/forge", "{\"forge_type\":\"github\"}").isProblem(409, "ambiguous-connection");
        assertThat(ambiguous.json().path("credledger_choices").findValuesAsText("name"))
                .containsExactlyInAnyOrderElementsOf(List.of("main", "work"));
        alice.exchange("audience", "github").isError("invalid_target");
        alice.put("/v1/forge", "{\"forge_type\":\"github\",\"connection\":\"%s\"}".formatted(main))
                .is(200);
        String byDefault = alice.stores("github", "default", "c");
        alice.put("/v1/forge", "{\"forge_type\":\"github\"}").is(200).has("connection", byDefault);
        alice.exchange("audience", "github").is(200).has("access_token", "c");
    }

    @Test
    void onlyAForgeCanBeOne() throws Exception {
        String gitlab = alice.stores("gitlab", "main", "x");

        alice.put("/v1/forge", "{\"forge_type\":\"google\"}")
                .isProblem(400, "invalid-request")
                .has("field", "forge_type");
        alice.put("/v1/forge", "{\"forge_type\":\"nowhere\"}").isProblem(404, "unknown-provider");
        alice.put("/v1/forge", "{\"forge_type\":\"github\"}").isProblem(404, "unknown-connection");
        alice.put("/v1/forge", "{\"forge_type\":\"github\",\"connection\":\"%s\"}".formatted(gitlab))
                .isProblem(400, "invalid-request")
                .has("field", "connection");
    }
}
