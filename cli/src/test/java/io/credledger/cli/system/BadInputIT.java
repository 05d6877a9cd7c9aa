package io.credledger.cli.system;

import static io.credledger.cli.system.SharedLedger.handle;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputIT {

    private static RunningLedger ledger;
    private static Person admin;

    @BeforeAll
    static void start() throws Exception {
        ledger = SharedLedger.get();
        admin = ledger.admin();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST   | /v1/identities                  | {                                            | 400 | malformed-json  |
            POST   | /v1/identities                  | []                                           | 400 | malformed-json  |
            POST   | /v1/identities                  | {"handle":"a","handle":"b"}                  | 400 | malformed-json  |
            POST   | /v1/identities                  | {}                                           | 400 | invalid-request | handle
            POST   | /v1/identities                  | {"handle":1}                                 | 400 | invalid-request | handle
            POST   | /v1/identities                  | {"handle":"no..body"}                        | 400 | invalid-request | handle
            POST   | /v1/identities                  | {"handle":"-a"}                              | 400 | invalid-request | handle
            POST   | /v1/identities                  | {"handle":"a b"}                             | 400 | invalid-request | handle
            POST   | /v1/identities                  | {"handle":"a","extra":1}                     | 400 | invalid-request | extra
            POST   | /v1/identities                  | {"handle":"a","roles":"user"}                | 400 | invalid-request | roles
            POST   | /v1/identities                  | {"handle":"a","roles":["owner"]}             | 400 | invalid-request | roles
            POST   | /v1/identities                  | {"handle":"a","display_name":7}              | 400 | invalid-request | display_name
            POST   | /v1/identities/admin/tokens     | {"expires_in":"1"}                           | 400 | invalid-request | expires_in
            POST   | /v1/identities/admin/tokens     | {"expires_in":0}                             | 400 | invalid-request | expires_in
            POST   | /v1/identities/nobody/tokens    | {}                                           | 404 | unknown-identity |
            DELETE | /v1/identities/admin/tokens/x   |                                              | 404 | unknown-token   |
            PATCH  | /v1/identities/admin            | {"handle":"b"}                               | 400 | invalid-request | handle
            PUT    | /v1/providers/github/client     | {"client_secret":"x"}                        | 400 | invalid-request | client_id
            PUT    | /v1/providers/github/client     | {"client_id":"x","profile":"y"}              | 400 | invalid-request | profile
            PUT    | /v1/providers/github/client     | {"client_id":"x","base_url":"ftp://x"}       | 400 | invalid-request | base_url
            PUT    | /v1/providers/github/client     | {"client_id":"x","base_url":"not a url"}     | 400 | invalid-request | base_url
            PUT    | /v1/providers/github/client     | {"client_id":"x","base_url":"https://u@x"}   | 400 | invalid-request | base_url
            PUT    | /v1/providers/forgejo/client    | {"client_id":"x"}                            | 400 | invalid-request | base_url
            PUT    | /v1/providers/GITHUB/client     | {"client_id":"x"}                            | 404 | unknown-provider |
            POST   | /v1/connections                 | {"provider":"nope","kind":"bearer","access_token":"t"}                    | 404 | unknown-provider |
            POST   | /v1/connections                 | {"provider":"github","kind":"bearer","access_token":""}                   | 400 | invalid-request | access_token
            POST   | /v1/connections                 | {"provider":"github","kind":"bearer","access_token":"t","vault":"mine"}   | 400 | unknown-vault | vault
            POST   | /v1/connections                 | {"provider":"github","kind":"bearer","access_token":"t","owner":"nobody"} | 404 | unknown-identity |
            GET    | /v1/connections?limit=0         |                                              | 400 | invalid-request | limit
            GET    | /v1/connections?limit=501       |                                              | 400 | invalid-request | limit
            GET    | /v1/connections?limit=ten       |                                              | 400 | invalid-request | limit
            GET    | /v1/connections?cursor=x        |                                              | 400 | invalid-cursor  |
            GET    | /v1/connections?sort=name       |                                              | 400 | invalid-request | sort
            GET    | /v1/connections?min_position=9:1 |                                             | 400 | invalid-request | min_position
            PUT    | /v1/forge                       | {}                                           | 400 | invalid-request | forge_type
            PUT    | /v1/forge                       | {"forge_type":"github","connection":"x"}     | 400 | invalid-request | connection
            GET    | /v1/providers/nowhere           |                                              | 404 | unknown-provider |
            GET    | /v1/nowhere                     |                                              | 404 | not-found       |
            POST   | /v1/nowhere/github              | {}                                           | 404 | not-found       |
            GET    | /v1/audit/nothing               |                                              | 404 | not-found       |
            PUT    | /v1/whoami                      | {}                                           | 405 | method-not-allowed |
            """)
    void whatIsWrongIsSaidExactly(String method, String path, String body, int status, String slug, String field)
            throws Exception {
        var answer = admin.send(method, path, body).isProblem(status, slug);

        if (field != null) {
            answer.has("field", field);
            assertThat(answer.text("detail")).startsWith(field);
        }
    }

    @Test
    void contentTypesAreChecked() throws Exception {
        admin.post("/v1/identities", "{}", "Content-Type", "text/plain").isProblem(415, "unsupported-media-type");
        admin.get("/v1/whoami", "Accept", "application/xml").isProblem(406, "not-acceptable");
    }

    @Test
    void limitsAreToldAndNothingIsCutShort() throws Exception {
        Person alice = ledger.person(handle("alice"));
        String body =
                "{\"provider\":\"github\",\"kind\":\"bearer\",\"access_token\":\"%s\",\"metadata\":{\"a\":\"%s\"},\"account\":{\"uid\":\"%s\"},\"scopes\":[%s]}";

        alice.post("/v1/connections", body.formatted("t".repeat(16 * 1024 + 1), "", "u", ""))
                .isProblem(400, "limit-exceeded")
                .has("field", "access_token");
        alice.post("/v1/connections", body.formatted("t", "m".repeat(8 * 1024), "u", ""))
                .isProblem(400, "limit-exceeded")
                .has("field", "metadata");
        alice.post("/v1/connections", body.formatted("t", "", "u".repeat(256), ""))
                .isProblem(400, "limit-exceeded")
                .has("field", "account.uid");
        alice.post("/v1/connections", body.formatted("t", "", "u", "\"x\",".repeat(100) + "\"y\""))
                .isProblem(400, "limit-exceeded")
                .has("field", "scopes");
        alice.post("/v1/connections", "{\"x\":\"" + "y".repeat(1024 * 1024) + "\"}")
                .isProblem(413, "body-too-large");

        String longest = "t".repeat(16 * 1024);
        alice.post("/v1/connections", body.formatted(longest, "m".repeat(8 * 1024 - 8), "u".repeat(255), "\"x\""))
                .is(201);
        alice.exchange("audience", "github").is(200).has("access_token", longest);
    }

    @Test
    void whatNoEventCanHoldIsRefusedBeforeItIsSent() throws Exception {
        Person alice = ledger.person(handle("alice"));
        String scopes = "\"" + "s".repeat(255) + "\"";

        alice.post("/v1/connections", """
                {"provider": "github", "kind": "oauth2", "access_token": "%s", "refresh_token": "%s", "scopes": [%s]}""".formatted(
                                "t".repeat(16_000), "r".repeat(16_000), (scopes + ",").repeat(99) + scopes))
                .isProblem(413, "event-too-large");
        assertThat(alice.get("/v1/connections").each("id")).isEmpty();
    }

    @Test
    void noProblemRepeatsWhatWasSent() throws Exception {
        for (String body : new String[] {
            "{\"handle\":\"..canary\"}", "{\"canary value\":1}", "{\"handle\":\"a\",\"roles\":[\"canary\"]}", "canary"
        }) {
            assertThat(admin.post("/v1/identities", body).is(400).response().body())
                    .doesNotContain("canary");
        }
        assertThat(admin.get("/v1/connections?owner=..canary")
                        .is(400)
                        .response()
                        .body())
                .doesNotContain("canary");
        assertThat(admin.get("/v1/canary").is(404).response().body()).doesNotContain("canary");
    }

    @Test
    void theDescriptionAndTheMetricsAreServedToAnybody() throws Exception {
        assertThat(ledger.nobody().get("/openapi.yaml").is(200).response().body())
                .startsWith("openapi: 3.1");
        Person.Answer page = ledger.nobody().get("/docs").is(200);
        assertThat(page.response().body()).contains("POST /v1/connections");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
        ledger.nobody().get("/docs", "If-None-Match", page.header("ETag")).is(304);
        assertThat(ledger.nobody().get("/metrics").is(200).response().body())
                .contains("credledger_http_requests_seconds_count")
                .contains("kafka_stream_thread")
                .contains("jvm_memory_used_bytes")
                .contains("credledger_seals_broken_total 0.0");
        ledger.nobody().get("/health/live").is(200);
        ledger.nobody().get("/health/ready").is(200).has("status", "ready");
    }
}
