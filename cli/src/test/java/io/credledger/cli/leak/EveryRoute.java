package io.credledger.cli.leak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Uses every route as it is meant, with a canary in every field that takes a text. */
final class EveryRoute {

    static final String PROVIDER = "forgejo";

    final List<Api.Answer> answers = new ArrayList<>();

    private final Canaries canaries;
    private final Api nobody;
    private final Api admin;
    private final Api alice;
    private final Api bob;
    private final String aliceHandle;
    private final String bobHandle;

    EveryRoute(Canaries canaries, String base, String adminToken) {
        this.canaries = canaries;
        this.nobody = Api.at(base);
        this.admin = nobody.as(adminToken);
        this.aliceHandle = canaries.of("alice");
        this.bobHandle = canaries.of("bob");
        this.alice = admin.as(registered("alice"));
        this.bob = admin.as(registered("bob"));
    }

    static String json(Object... namesAndValues) {
        ObjectNode object = new ObjectMapper().createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.putPOJO((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object.toString();
    }

    Api alice() {
        return alice;
    }

    Api bob() {
        return bob;
    }

    Api admin() {
        return admin;
    }

    String aliceHandle() {
        return aliceHandle;
    }

    String bobHandle() {
        return bobHandle;
    }

    /** A body that stores a grant; more fields override. */
    String grant(String name) {
        return json(
                "provider",
                PROVIDER,
                "name",
                canaries.of("connection-" + name),
                "kind",
                "oauth2",
                "access_token",
                canaries.odd("access-token-" + name),
                "refresh_token",
                canaries.odd("refresh-token-" + name),
                "account",
                Map.of(
                        "uid", canaries.odd("uid"),
                        "login", canaries.odd("login"),
                        "base_url", "https://" + canaries.of("account-host") + ".example/" + canaries.of("path")),
                "scopes",
                List.of(canaries.odd("scope"), canaries.of("scope-2")),
                "metadata",
                Map.of(
                        "avatar_url",
                        "https://" + canaries.of("avatar-host") + ".example/a.png",
                        canaries.of("metadata-name"),
                        Map.of("inner", canaries.odd("metadata-value"))),
                "expires_at",
                "2099-01-01T00:00:00Z",
                "activate",
                true);
    }

    private String registered(String who) {
        expect(
                201,
                admin.post(
                        "/v1/identities",
                        json("handle", canaries.of(who), "display_name", canaries.odd("display-name-" + who)),
                        "Idempotency-Key",
                        canaries.of("idempotency-key-" + who)));
        Api.Answer issued = admin.post(
                "/v1/identities/" + canaries.of(who) + "/tokens",
                json("label", canaries.odd("label-" + who), "expires_in", 3600));
        if (issued.status() != 201) {
            throw new AssertionError(issued);
        }
        return canaries.know("API token of " + who, issued.json().get("token").textValue());
    }

    private Api.Answer expect(int status, Api.Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + " and got " + answer);
        }
        answers.add(answer);
        return answer;
    }

    void run() {
        server();
        clients();
        String connection = connections();
        forge(connection);
        others(connection);
        disconnected();
        webhooks();
        identities();
    }

    /** To an address that nobody has: what is told goes nowhere, and says so. */
    private void webhooks() {
        Api.Answer made = expect(
                201,
                alice.post(
                        "/v1/webhooks",
                        json(
                                "url",
                                "https://" + canaries.of("hook-host") + ".invalid/" + canaries.of("hook-path"),
                                "types",
                                List.of("disconnected"))));
        canaries.know("webhook secret", made.json().get("secret").textValue());
        String path = "/v1/webhooks/" + made.json().get("id").textValue();
        expect(200, alice.get("/v1/webhooks"));
        expect(200, admin.get("/v1/webhooks?limit=1"));
        expect(204, alice.post(path + "/replay", json("from", "0:1")));
        expect(204, alice.delete(path));
    }

    private void server() {
        for (String path : List.of(
                "/health/live",
                "/health/ready",
                "/metrics",
                "/openapi.yaml",
                "/.well-known/oauth-authorization-server",
                "/assets/credledger.css",
                "/assets/credledger.svg",
                "/assets/of-any-version/theme.js",
                "/favicon.ico")) {
            expect(200, nobody.get(path));
        }
        expect(200, alice.get("/v1/whoami"));
        expect(200, alice.get("/v1/providers?limit=500"));
        expect(200, alice.get("/v1/providers/" + PROVIDER));
        expect(200, alice.get("/v1/commands/cmd_00000000000000000000000000"));
    }

    private void clients() {
        String path = "/v1/providers/" + PROVIDER + "/client";
        expect(
                200,
                admin.put(
                        path,
                        json(
                                "client_id",
                                canaries.odd("client-id"),
                                "client_secret",
                                canaries.odd("client-secret"),
                                "base_url",
                                "https://" + canaries.of("client-host") + ".example")));
        expect(200, admin.get(path));
        kept(path);
        paused();
        expect(204, admin.delete(path));
        expect(
                200,
                admin.put(
                        "/v1/providers/google/client",
                        json(
                                "client_id",
                                canaries.odd("client-id-2"),
                                "client_secret",
                                canaries.odd("client-secret-2"))));
    }

    /** Another secret, and the one before it beside. */
    private void kept(String path) {
        expect(
                200,
                admin.put(
                        path,
                        json(
                                "client_id",
                                canaries.odd("client-id"),
                                "client_secret",
                                canaries.odd("client-secret-after"),
                                "base_url",
                                "https://" + canaries.of("client-host") + ".example",
                                "keep_previous_secret",
                                true)));
    }

    private void paused() {
        String provider = "/v1/providers/" + PROVIDER;
        expect(200, admin.post(provider + "/pause", json("reason", canaries.odd("reason-of-pause"))));
        expect(200, admin.get(provider));
        expect(200, admin.post(provider + "/resume", "{}"));
    }

    /** Nobody has anything there by then but what is ended. */
    private void disconnected() {
        expect(200, admin.post("/v1/providers/" + PROVIDER + "/disconnect", json("confirm", PROVIDER, "limit", 10)));
    }

    private String connections() {
        Api.Answer stored = expect(201, alice.post("/v1/connections", grant("one")));
        String id = stored.json().get("id").textValue();
        expect(
                201,
                alice.post(
                        "/v1/connections",
                        json(
                                "provider",
                                "nextcloud",
                                "name",
                                canaries.of("connection-basic"),
                                "kind",
                                "basic",
                                "username",
                                canaries.odd("username"),
                                "password",
                                canaries.odd("password"),
                                "account",
                                Map.of("base_url", "https://" + canaries.of("cloud-host") + ".example"))));
        expect(
                201,
                admin.post(
                        "/v1/connections",
                        json(
                                "provider",
                                "google",
                                "owner",
                                aliceHandle,
                                "kind",
                                "bearer",
                                "access_token",
                                canaries.odd("access-token-bearer"))));
        expect(
                200,
                alice.get("/v1/connections?owner=" + aliceHandle + "&provider=" + PROVIDER + "&namespace=" + aliceHandle
                        + "&status=connected&name=" + canaries.of("connection-one")));
        expect(
                200,
                admin.get("/v1/connections?key="
                        + Api.encode(canaries.know(
                                "store key",
                                "vault:default:" + PROVIDER + ":connection:" + aliceHandle + "/"
                                        + canaries.of("connection-one")))));
        expect(200, alice.get("/v1/connections/" + id));
        expect(202, alice.post("/v1/connections/" + id + "/refresh", "{}"));
        expect(200, alice.token("resource", "urn:credledger:connection:" + id));
        expect(200, alice.token("audience", "nextcloud"));
        expect(200, alice.token("audience", "google"));
        return id;
    }

    private void forge(String connection) {
        expect(200, alice.get("/v1/me"));
        expect(200, alice.get("/me"));
        expect(200, alice.get("/v1/forge"));
        expect(204, alice.delete("/v1/forge"));
        expect(200, alice.put("/v1/forge", json("forge_type", PROVIDER, "connection", connection)));
    }

    private void others(String connection) {
        String path = "/v1/connections/" + connection;
        expect(200, alice.send("PUT", path + "/shares/" + bobHandle, null, null));
        expect(204, alice.delete(path + "/shares/" + bobHandle));
        expect(
                200,
                alice.post(
                        path + "/transfer",
                        json("to", bobHandle, "reason", canaries.odd("reason")),
                        "Idempotency-Key",
                        canaries.of("idempotency-key-transfer")));
        expect(200, bob.get(path + "/history"));
        expect(200, bob.get(path + "/access"));
        expect(200, admin.get(path + "/access?limit=1"));
        expect(
                200,
                admin.get("/v1/audit/events?limit=500&from=2000-01-01T00:00:00Z&to=2100-01-01T00:00:00Z&connection="
                        + connection + "&identity=" + bobHandle));
        expect(200, admin.get("/v1/audit/events?type=TokenHandedOut"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> admin.get("/v1/audit/checkpoint").status() == 200);
        expect(200, admin.get("/v1/audit/checkpoint"));
        expect(200, admin.get("/v1/audit/tile/events-0/checkpoint"));
        expect(200, admin.get("/v1/keys"));
        expect(200, nobody.get("/v1/audit/key"));
        expect(200, admin.get("/v1/audit/proof?log=events-0&from=1&to=1"));
        expect(200, admin.get("/v1/audit/proof?position=0:1"));
        expect(200, admin.get("/v1/audit/tile/events-0/tile/0/000.p/1"));
        past(path, connection);
        pages(connection);
        expect(200, bob.delete(path));
    }

    private void pages(String connection) {
        for (String page : List.of("/", "/connections/" + connection, "/audit", "/admin/identities")) {
            expect(200, admin.send("GET", page, null, null, "Accept", "text/html"));
        }
    }

    /** As it was, as lines, and all of it for the person. */
    private void past(String path, String connection) {
        String position =
                admin.get(path + "/history").json().at("/items/0/position").textValue();
        expect(200, admin.get(path + "?as_of=" + position));
        expect(200, admin.get("/v1/connections?owner=" + aliceHandle + "&as_of=" + position));
        expect(412, alice.get("/v1/forge?as_of=2000-01-01T00:00:00Z"));
        expect(200, admin.get("/v1/audit/ownership?connection=" + connection + "&as_of=" + position));
        expect(200, bob.get("/v1/audit/ownership?identity=" + bobHandle));
        expect(200, alice.get("/v1/identities/" + aliceHandle + "/export"));
        expect(200, admin.send("GET", "/v1/audit/events?limit=500", null, null, "Accept", "application/x-ndjson"));
        expect(200, admin.send("GET", "/v1/audit/events", null, null, "Accept", "text/csv"));
        expect(200, admin.get("/v1/audit/events?format=csv&limit=1"));
    }

    private void identities() {
        expect(200, admin.get("/v1/identities?limit=500"));
        expect(200, alice.get("/v1/identities/" + aliceHandle));
        expect(
                200,
                alice.patch(
                        "/v1/identities/" + aliceHandle, json("display_name", canaries.odd("display-name-changed"))));
        expect(200, admin.patch("/v1/identities/" + bobHandle, json("roles", List.of("user", "auditor"))));
        Api.Answer issued =
                alice.post("/v1/identities/" + aliceHandle + "/tokens", json("label", canaries.odd("label-revoked")));
        canaries.know("revoked API token", issued.json().get("token").textValue());
        expect(200, alice.get("/v1/identities/" + aliceHandle + "/tokens"));
        expect(
                204,
                alice.delete("/v1/identities/" + aliceHandle + "/tokens/"
                        + issued.json().get("id").textValue()));
        expect(202, admin.post("/v1/identities/" + bobHandle + "/deactivate", "{}"));
        expect(200, admin.get("/v1/identities/" + bobHandle + "/cascade"));
        expect(200, admin.post("/v1/identities/" + bobHandle + "/reactivate", "{}"));
        registered("gone");
        String gone = canaries.of("gone");
        expect(202, admin.post("/v1/identities/" + gone + "/erase", json("confirm", gone)));
    }
}
