package io.credledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContractTest {

    private static final String JSON = "application/json";
    private static final String WHOAMI = """
            {"identity": "alice", "id": "x", "roles": ["user"], "auth": "oidc", "active_forge": null%s}""";
    private static final String PROBLEM = """
            {"type": "urn:credledger:problem:%s", "title": "t", "status": %d, "detail": "d", "request_id": "r"}""";

    @Test
    void whatIsAsDescribedIsKept() {
        assertThat(get("/v1/whoami?min_position=3:17", 200, WHOAMI.formatted("")))
                .isEmpty();
        assertThat(get("/v1/whoami", 401, PROBLEM.formatted("not-authenticated", 401)))
                .isEmpty();
        assertThat(get("/nowhere", 404, PROBLEM.formatted("not-found", 404))).isEmpty();
        assertThat(post("{\"handle\": \"alice\", \"roles\": []}", 409, PROBLEM.formatted("identity-exists", 409)))
                .isEmpty();
    }

    @Test
    void anAnswerHasNoFieldThatIsNotDescribed() {
        assertThat(get("/v1/whoami", 200, WHOAMI.formatted(", \"mood\": \"good\"")))
                .singleElement()
                .asString()
                .startsWith("GET /v1/whoami 200 answer, body: additionalProperties 'mood'");
    }

    @Test
    void anAnswerHasEveryFieldThatIsRequired() {
        assertThat(get("/v1/whoami", 200, "{}")).hasSize(5).allMatch(each -> each.contains("required"));
    }

    @Test
    void anAnswerNeverHasAValueInItsComplaint() {
        assertThat(get(
                        "/v1/whoami",
                        200,
                        WHOAMI.replace("\"oidc\"", "\"canary\"").formatted("")))
                .singleElement()
                .asString()
                .contains("enum", "/auth")
                .doesNotContain("canary");
    }

    @Test
    void anAnswerHasAStatusATypeAndHeadersThatAreDescribed() {
        assertThat(get("/v1/whoami", 203, WHOAMI.formatted("")))
                .containsExactly("GET /v1/whoami 203: the status is not described");
        assertThat(Contract.differences(
                        exchange("GET", "/v1/whoami", null, 200, "text/html", "<html>", "Ledger-Position", "3:17")))
                .containsExactly(
                        "GET /v1/whoami 200 answer, header Ledger-Position: is not described",
                        "GET /v1/whoami 200 answer, body: 'text/html' is not described");
    }

    @Test
    void aProblemIsOneOfThoseThatThereAre() {
        assertThat(get("/v1/whoami", 401, PROBLEM.formatted("no-such-slug", 401)))
                .hasSize(1);
        assertThat(get("/v1/whoami", 401, PROBLEM.formatted("not-authenticated", 403)))
                .hasSize(1);
    }

    @Test
    void aRequestThatIsTakenIsDescribed() {
        String refused = PROBLEM.formatted("identity-exists", 409);

        assertThat(post("{\"handle\": \"alice\", \"mood\": \"good\"}", 409, refused))
                .singleElement()
                .asString()
                .contains("request, body: additionalProperties 'mood'");
        assertThat(post("{}", 409, refused)).singleElement().asString().contains("required");
        assertThat(get("/v1/whoami?mood=good", 200, WHOAMI.formatted("")))
                .containsExactly("GET /v1/whoami 200 request, a query parameter: is not described");
        assertThat(get("/v1/whoami?min_position=soon", 200, WHOAMI.formatted("")))
                .singleElement()
                .asString()
                .contains("query min_position: pattern");
    }

    @Test
    void aRequestThatIsRefusedNeedNotBe() {
        assertThat(post("{\"mood\": 1}", 400, PROBLEM.formatted("invalid-request", 400)))
                .isEmpty();
    }

    @Test
    void aDifferenceFailsTheTest() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Contract.require(exchange("GET", "/v1/whoami", null, 200, JSON, "{}")))
                .withMessageStartingWith("openapi.yaml and the server differ: GET /v1/whoami 200 answer");
    }

    private static List<String> get(String path, int status, String answer) {
        return Contract.differences(exchange("GET", path, null, status, type(status), answer));
    }

    private static List<String> post(String body, int status, String answer) {
        return Contract.differences(exchange("POST", "/v1/identities", body, status, type(status), answer));
    }

    private static String type(int status) {
        return status < 400 ? JSON : "application/problem+json";
    }

    private static Exchange exchange(
            String method, String path, @Nullable String body, int status, String type, String answer, String... told) {
        Map<String, List<String>> headers = told.length == 0
                ? Map.of("Content-Type", List.of(type))
                : Map.of("Content-Type", List.of(type), told[0], List.of(told[1]));
        return new Exchange(
                method,
                URI.create("http://localhost" + path),
                headers(Map.of("Content-Type", List.of(JSON))),
                body,
                status,
                headers(headers),
                answer);
    }

    private static HttpHeaders headers(Map<String, List<String>> headers) {
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
