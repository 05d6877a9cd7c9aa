package io.credledger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credledger.edge.EdgeReason;
import io.credledger.edge.NotYetException;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.Routing;
import io.credledger.view.InvalidCursorException;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What surrounds every route, over real HTTP. What the routes answer is tested with a ledger behind them. */
@TestInstance(Lifecycle.PER_CLASS)
class ApiServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Route, Answering> routes = new EnumMap<>(Route.class);
    private final Shell shell = new Shell();
    private ApiServer server;

    /** What a route answers with when it is there. */
    private CompletableFuture<Map<String, String>> soon = new CompletableFuture<>();

    @BeforeAll
    void start() {
        routes.put(Route.WHOAMI, call -> call.ok(Map.of("id", call.caller().id().value())));
        routes.put(Route.IDENTITY_REGISTER, call -> {
            Fields fields = call.json();
            fields.text("handle", 64);
            fields.done();
            call.ask();
            call.noContent();
        });
        routes.put(Route.IDENTITY_SHOW, call -> {
            String handle = call.handle().value();
            call.version(3).ok(Map.of("handle", handle));
        });
        routes.put(Route.IDENTITY_LIST, call -> {
            throw new InvalidCursorException();
        });
        routes.put(Route.PROVIDER_LIST, call -> {
            throw new IllegalStateException("canary-in-a-message");
        });
        routes.put(Route.FORGE_SHOW, call -> {
            throw EdgeReason.NO_ACTIVE_FORGE.refusal();
        });
        routes.put(Route.FORGE_CLEAR, call -> {
            throw new NotYetException(CommandId.of(new Routing(1), 2));
        });
        routes.put(Route.COMMAND, call -> shell.view().admins());
        routes.put(Route.TOKEN, call -> call.ok(call.form()));
        routes.put(Route.CONNECTION_SHOW, call -> call.later(soon, call::ok));
        new ServerRoutes(shell.services()).register(routes);
        server = ApiServer.start("127.0.0.1", 0, shell.services(), routes);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void anUnknownPathIsAProblem() throws Exception {
        problem(send("GET", "/v1/nowhere", null), 404, "not-found");
        problem(send("GET", "/", null), 404, "not-found");
    }

    @Test
    void aMethodThatARouteDoesNotHaveIsAProblemThatNamesThoseItHas() throws Exception {
        HttpResponse<String> answer = send("DELETE", "/v1/whoami", null);

        problem(answer, 405, "method-not-allowed");
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
    }

    @Test
    void withoutAuthenticationNothingIsToldButHow() throws Exception {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(uri("/v1/whoami")).build(), BodyHandlers.ofString());

        problem(answer, 401, "not-authenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void publicRoutesNeedNone() throws Exception {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(uri("/health/live")).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void aHarmlessRequestIdIsEchoedAndAnotherReplaced() throws Exception {
        assertThat(send("GET", "/v1/whoami", null, "X-Request-Id", "abc-1")
                        .headers()
                        .firstValue("X-Request-Id"))
                .hasValue("abc-1");
        assertThat(send("GET", "/v1/whoami", null, "X-Request-Id", "a b")
                        .headers()
                        .firstValue("X-Request-Id"))
                .hasValueSatisfying(id -> assertThat(id).startsWith("req_"));
        assertThat(json(send("GET", "/nowhere", null, "X-Request-Id", "abc-2"))
                        .get("request_id")
                        .asText())
                .isEqualTo("abc-2");
    }

    @Test
    void rolesAreChecked() throws Exception {
        problem(send("POST", "/v1/identities", "{}", "Authorization", "Bearer user"), 403, "forbidden");
    }

    @Test
    void anotherIdentityDoesNotExistForAUserWhoSeesThemselves() throws Exception {
        problem(send("GET", "/v1/identities/bob", null, "Authorization", "Bearer user"), 404, "unknown-identity");
        assertThat(send("GET", "/v1/identities/alice", null, "Authorization", "Bearer user")
                        .statusCode())
                .isEqualTo(200);
        problem(send("GET", "/v1/identities/no..body", null), 404, "unknown-identity");
    }

    @Test
    void bodiesAreCheckedForTypeSizeAndForm() throws Exception {
        problem(send("POST", "/v1/identities", "x", "Content-Type", "text/plain"), 415, "unsupported-media-type");
        problem(send("POST", "/v1/identities", "{"), 400, "malformed-json");
        problem(send("POST", "/v1/identities", ""), 400, "malformed-json");
        problem(send("POST", "/v1/identities", "{\"handle\":\"a\",\"nope\":1}"), 400, "invalid-request");
        problem(send("POST", "/v1/identities", "\"" + "x".repeat(1024 * 1024) + "\""), 413, "body-too-large");
        problem(send("POST", "/v1/identities", "x".repeat(3 * 1024 * 1024)), 413, "body-too-large");
    }

    @Test
    void aBodyWithoutALengthIsCountedWhileItIsRead() throws Exception {
        byte[] large = new byte[2 * 1024 * 1024];
        HttpRequest request = request("/v1/identities")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build();

        problem(http.send(request, BodyHandlers.ofString()), 413, "body-too-large");
    }

    @Test
    void aClientThatTakesNoJsonIsTold() throws Exception {
        problem(send("GET", "/v1/whoami", null, "Accept", "text/html"), 406, "not-acceptable");
    }

    @Test
    void whoeverLooksIsShownAPage() throws Exception {
        HttpResponse<String> answer = send("GET", "/nowhere?canary", null, "Accept", "text/html,*/*;q=0.8");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body()).contains("not-found").doesNotContain("canary");
    }

    @Test
    void theStyleSheetIsKept() throws Exception {
        HttpResponse<String> first = send("GET", "/assets/credledger.css", null);
        String etag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(first.headers().firstValue("Content-Type")).hasValue("text/css;charset=utf-8");
        assertThat(first.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("public"));
        HttpResponse<String> again = send("GET", "/assets/credledger.css", null, "If-None-Match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void queryParametersAreKnownAndGivenOnce() throws Exception {
        assertThat(problem(send("GET", "/v1/whoami?as_of=1", null), 400, "invalid-request")
                        .get("field")
                        .asText())
                .isEqualTo("as_of");
        problem(send("GET", "/v1/identities?limit=1&limit=2", null), 400, "invalid-request");
        problem(send("GET", "/v1/identities?limit=1", null), 400, "invalid-cursor");
    }

    @Test
    void aReadWaitsForItsPositionAndNotForEver() throws Exception {
        assertThat(send("GET", "/v1/whoami?min_position=1:10", null).statusCode())
                .isEqualTo(200);
        HttpResponse<String> late = send("GET", "/v1/whoami?min_position=1:11", null);
        problem(late, 503, "position-not-reached");
        assertThat(late.headers().firstValue("Retry-After")).isPresent();
        problem(send("GET", "/v1/whoami?min_position=2:1", null), 400, "invalid-request");
        problem(send("GET", "/v1/whoami?min_position=x", null), 400, "invalid-request");
    }

    @Test
    void headersOfWritesAreChecked() throws Exception {
        String body = "{\"handle\":\"a\"}";

        assertThat(send("POST", "/v1/identities", body, "If-Match", "\"3\"").statusCode())
                .isEqualTo(204);
        assertThat(problem(send("POST", "/v1/identities", body, "If-Match", "3"), 400, "invalid-request")
                        .get("field")
                        .asText())
                .isEqualTo("If-Match");
        assertThat(problem(
                                send("POST", "/v1/identities", body, "Idempotency-Key", "k".repeat(256)),
                                400,
                                "invalid-request")
                        .get("field")
                        .asText())
                .isEqualTo("Idempotency-Key");
    }

    @Test
    void singleReadsHaveAnETag() throws Exception {
        assertThat(send("GET", "/v1/identities/alice", null).headers().firstValue("ETag"))
                .hasValue("\"3\"");
    }

    @Test
    void aWriteThatWasNotSeenCommittedIsNoError() throws Exception {
        HttpResponse<String> answer = send("DELETE", "/v1/forge", null);

        String id = CommandId.of(new Routing(1), 2).value();
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).get("command").asText()).isEqualTo(id);
        assertThat(json(answer).get("status_url").asText()).isEqualTo("/v1/commands/" + id);
    }

    @Test
    void anAnswerMayComeLater() throws Exception {
        soon = new CompletableFuture<>();
        CompletableFuture<HttpResponse<String>> asked = later();
        soon.complete(Map.of("state", "here"));

        HttpResponse<String> answer = asked.get();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("state").asText()).isEqualTo("here");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void aRefusalMayToo() throws Exception {
        soon = new CompletableFuture<>();
        CompletableFuture<HttpResponse<String>> asked = later();
        soon.completeExceptionally(EdgeReason.NO_ACTIVE_FORGE.refusal());
        problem(asked.get(), 412, "no-active-forge");

        soon = new CompletableFuture<>();
        asked = later();
        soon.completeExceptionally(new CompletionException(new IllegalStateException("canary-in-a-message")));
        HttpResponse<String> failed = asked.get();
        problem(failed, 500, "internal");
        assertThat(failed.body()).doesNotContain("canary");

        soon = CompletableFuture.failedFuture(new NotYetException(CommandId.of(new Routing(1), 2)));
        assertThat(later().get().statusCode()).isEqualTo(202);
    }

    /** The request is at its route when this returns. */
    private CompletableFuture<HttpResponse<String>> later() throws Exception {
        HttpRequest request = request("/v1/connections/con_" + "0".repeat(26)).build();
        CompletableFuture<HttpResponse<String>> asked = http.sendAsync(request, BodyHandlers.ofString());
        await().until(() -> soon.isDone() || soon.getNumberOfDependents() > 0);
        return asked;
    }

    @Test
    void refusalsAndFailuresAreProblemsWithoutAnybodysWords() throws Exception {
        problem(send("GET", "/v1/forge", null), 412, "no-active-forge");
        HttpResponse<String> failed = send("GET", "/v1/providers", null);
        problem(failed, 500, "internal");
        assertThat(failed.body()).doesNotContain("canary");
        problem(send("GET", "/v1/commands/cmd_1", null), 503, "unavailable");
    }

    @Test
    void theTokenRouteSpeaksOAuth() throws Exception {
        HttpResponse<String> wrong = send("POST", "/v1/token", "{}", "Content-Type", "application/json");
        assertThat(wrong.statusCode()).isEqualTo(415);
        assertThat(wrong.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(wrong.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(json(wrong).get("error").asText()).isEqualTo("invalid_request");

        HttpResponse<String> stranger = http.send(
                HttpRequest.newBuilder(uri("/v1/token"))
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(json(stranger).get("error").asText()).isEqualTo("invalid_client");

        HttpResponse<String> form = send(
                "POST",
                "/v1/token",
                "a=b%20c&d=+&a=e",
                "Content-Type",
                "application/x-www-form-urlencoded; charset=utf-8");
        assertThat(json(form).get("a").toString()).isEqualTo("[\"b c\",\"e\"]");
    }

    @Test
    void aHeadIsAGetWithoutABody() throws Exception {
        HttpResponse<String> answer = send("HEAD", "/v1/whoami", null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void whatJettyRefusesIsAProblemToo() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("urn:credledger:problem:invalid-request");
            assertThat(answer).doesNotContain("Jetty").doesNotContain("<html");
        }
    }

    @Test
    void requestsAreMeasuredByTemplate() throws Exception {
        send("GET", "/v1/identities/alice", null);
        send("GET", "/v1/canary", null);

        assertThat(shell.services().metrics().scrape())
                .contains("route=\"/v1/identities/{handle}\"")
                .contains("route=\"unmatched\"")
                .doesNotContain("canary")
                .doesNotContain("alice");
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body, String... headers)
            throws Exception {
        HttpRequest.Builder request =
                request(path).method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return RefusalsKept.kept(request.build(), http.send(request.build(), BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer admin");
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static JsonNode problem(HttpResponse<String> answer, int status, String slug) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        JsonNode problem = json(answer);
        assertThat(problem.get("type").asText()).isEqualTo("urn:credledger:problem:" + slug);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asText()).isNotEmpty();
        assertThat(problem.get("detail").asText()).isNotEmpty();
        assertThat(problem.get("request_id").asText()).isNotEmpty();
        return problem;
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }
}
