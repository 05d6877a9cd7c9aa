package io.credledger.cli.system;

import static io.credledger.cli.system.SharedLedger.handle;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdentitiesIT {

    private static RunningLedger ledger;
    private static Person admin;

    @BeforeAll
    static void start() throws Exception {
        ledger = SharedLedger.get();
        admin = ledger.admin();
    }

    @Test
    void theFirstIdentityIsTheAdmin() throws Exception {
        admin.get("/v1/whoami")
                .is(200)
                .has("identity", "admin")
                .has("roles", "[\"admin\",\"user\"]")
                .has("auth", "api_token");
    }

    @Test
    void anIdentityIsRegisteredOnce() throws Exception {
        String alice = handle("alice");

        admin.post(
                        "/v1/identities",
                        "{\"handle\":\"%s\",\"display_name\":\"Alice\",\"roles\":[\"user\"]}".formatted(alice))
                .is(201)
                .has("handle", alice)
                .has("display_name", "Alice")
                .has("roles", "[\"user\"]")
                .has("status", "active");
        admin.post("/v1/identities", "{\"handle\":\"%s\"}".formatted(alice)).isProblem(409, "identity-exists");
        admin.post("/v1/identities", "{\"handle\":\"server\"}").isProblem(409, "handle-reserved");
    }

    @Test
    void aTokenIsShownOnceAndRevoked() throws Exception {
        Person alice = ledger.person(handle("alice"));
        var issued = alice.post(
                        "/v1/identities/" + alice.handle() + "/tokens", "{\"label\":\"laptop\",\"expires_in\":86400}")
                .is(201);
        Person laptop = new Person(alice.port(), alice.handle(), issued.text("token"));

        laptop.get("/v1/whoami").is(200).has("identity", alice.handle());
        var list = alice.get("/v1/identities/" + alice.handle() + "/tokens").is(200);
        assertThat(list.response().body()).doesNotContain(laptop.token().substring(31));
        assertThat(list.each("label")).contains("laptop");

        alice.delete("/v1/identities/" + alice.handle() + "/tokens/" + issued.text("id"))
                .is(204);
        laptop.get("/v1/whoami").isProblem(401, "not-authenticated");
        alice.delete("/v1/identities/" + alice.handle() + "/tokens/clt_" + "0".repeat(26))
                .isProblem(404, "unknown-token");
    }

    @Test
    void aTokenExpires() throws Exception {
        Person alice = ledger.person(handle("alice"));
        String token = alice.post("/v1/identities/" + alice.handle() + "/tokens", "{\"expires_in\":1}")
                .is(201)
                .text("token");
        Person shortly = new Person(alice.port(), alice.handle(), token);

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> shortly.get("/v1/whoami").is(401));
    }

    @Test
    void aWrongSecretIsNoToken() throws Exception {
        Person alice = ledger.person(handle("alice"));
        String wrong = alice.token().substring(0, 31) + "A".repeat(43);

        new Person(alice.port(), alice.handle(), wrong).get("/v1/whoami").isProblem(401, "not-authenticated");
        new Person(alice.port(), alice.handle(), "gho_something")
                .get("/v1/whoami")
                .isProblem(401, "not-authenticated");
    }

    @Test
    void aUserSeesThemselvesAndNobodyElse() throws Exception {
        Person alice = ledger.person(handle("alice"));
        Person bob = ledger.person(handle("bob"));

        alice.get("/v1/identities/" + alice.handle()).is(200);
        alice.get("/v1/identities/" + bob.handle()).isProblem(404, "unknown-identity");
        alice.get("/v1/identities/nobody").isProblem(404, "unknown-identity");
        alice.get("/v1/identities/" + bob.handle() + "/tokens").isProblem(404, "unknown-identity");
        alice.post("/v1/identities/" + bob.handle() + "/tokens", "{}").isProblem(404, "unknown-identity");
        alice.get("/v1/identities").isProblem(403, "forbidden");
        alice.post("/v1/identities", "{\"handle\":\"eve\"}").isProblem(403, "forbidden");
    }

    @Test
    void anAuditorReadsAndChangesNothing() throws Exception {
        Person auditor = ledger.person(handle("auditor"), "auditor");
        Person alice = ledger.person(handle("alice"));

        auditor.get("/v1/identities/" + alice.handle()).is(200);
        auditor.patch("/v1/identities/" + alice.handle(), "{\"display_name\":\"x\"}")
                .isProblem(403, "forbidden");
        auditor.get("/v1/identities/" + alice.handle() + "/tokens").isProblem(403, "forbidden");
        auditor.post("/v1/connections", "{\"provider\":\"github\",\"kind\":\"bearer\",\"access_token\":\"x\"}")
                .isProblem(403, "forbidden");
    }

    @Test
    void namesAndRolesChange() throws Exception {
        Person alice = ledger.person(handle("alice"));
        String path = "/v1/identities/" + alice.handle();

        alice.patch(path, "{\"display_name\":\"Alice A.\"}").is(200).has("display_name", "Alice A.");
        alice.patch(path, "{\"roles\":[\"auditor\"]}").isProblem(403, "forbidden");
        admin.patch(path, "{\"roles\":[\"user\",\"service\",\"admin\"]}")
                .is(200)
                .has("roles", "[\"admin\",\"service\",\"user\"]");
        alice.get("/v1/identities").is(200);
        admin.patch(path, "{\"roles\":[\"user\"],\"display_name\":null}")
                .is(200)
                .has("roles", "[\"user\"]")
                .has("display_name", "null");
        alice.get("/v1/identities").isProblem(403, "forbidden");
        admin.patch(path, "{}").isProblem(400, "invalid-request");
    }

    @Test
    void theLastAdminStays() throws Exception {
        admin.patch("/v1/identities/admin", "{\"roles\":[\"user\"]}").isProblem(409, "last-admin");
        admin.post("/v1/identities/admin/deactivate", "").isProblem(409, "last-admin");
        admin.get("/v1/whoami").is(200);
    }

    @Test
    void deactivationEndsAccessAndReactivationBringsItBackButNotWhatWasOwned() throws Exception {
        Person alice = ledger.person(handle("alice"));
        String connection = alice.stores("github", "main", "secret");
        alice.put("/v1/forge", "{\"forge_type\":\"github\"}").is(200);

        admin.post("/v1/identities/" + alice.handle() + "/deactivate", "")
                .is(202)
                .has("status", "inactive");
        alice.get("/v1/whoami").isProblem(401, "not-authenticated");
        admin.post("/v1/identities/" + alice.handle() + "/tokens", "{}").isProblem(409, "identity-inactive");
        admin.patch("/v1/identities/" + alice.handle(), "{\"roles\":[\"user\",\"admin\"]}")
                .isProblem(409, "identity-inactive");
        admin.post("/v1/identities/" + alice.handle() + "/reactivate", "")
                .is(200)
                .has("status", "active");

        alice.get("/v1/whoami").is(200);
        alice.get("/v1/me").isProblem(412, "no-active-forge");
        // Its owner's epoch has passed; or, sooner or later, the cascade has come to it.
        Person.Answer refused = alice.exchange("resource", "urn:credledger:connection:" + connection)
                .isError("invalid_grant");
        assertThat(refused.text("reason")).isIn("owner-inactive", "disconnected");
    }

    @Test
    void listsGoOnWithACursor() throws Exception {
        for (int i = 0; i < 3; i++) {
            ledger.person(handle("listed"));
        }
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            var page = admin.get("/v1/identities?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .is(200);
            assertThat(page.each("handle")).hasSizeLessThanOrEqualTo(2);
            all.addAll(page.each("handle"));
            cursor = page.text("next_cursor");
        } while (!cursor.equals("null"));

        assertThat(all).doesNotHaveDuplicates().contains("admin").doesNotContain("server");
        admin.get("/v1/identities?cursor=nonsense").isProblem(400, "invalid-cursor");
    }
}
