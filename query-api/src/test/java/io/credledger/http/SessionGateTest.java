package io.credledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a session's requests pass, over real HTTP: every combination of where they come from and what they bring. */
@TestInstance(Lifecycle.PER_CLASS)
class SessionGateTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Route, Answering> routes = new EnumMap<>(Route.class);
    private final Shell shell = new Shell();
    private ApiServer server;

    @BeforeAll
    void start() {
        routes.put(Route.WHOAMI, call -> call.ok(Map.of("auth", call.caller().auth())));
        routes.put(Route.FORGE_CLEAR, Call::noContent);
        routes.put(Route.FORGE_SELECT, Call::noContent);
        routes.put(Route.CONNECTION_STORE, Call::noContent);
        routes.put(Route.SIGN_OUT, Call::noContent);
        routes.put(Route.CONNECT_GO, Call::noContent);
        new SignInRoutes(shell.services()).register(routes);
        server = ApiServer.start("127.0.0.1", 0, shell.services(), routes);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // what the header Origin says, what Sec-Fetch-Site says, the token, the answer
                "-, -, right, 204",
                "ours, -, right, 204",
                "ours, same-origin, right, 204",
                "-, same-origin, right, 204",
                "alias, same-origin, right, 204",
                "-, -, -, 403",
                "ours, same-origin, -, 403",
                "ours, same-origin, wrong, 403",
                "ours, same-origin, other, 403",
                "theirs, -, right, 403",
                "null, -, right, 403",
                "theirs, same-origin, right, 403",
                "ours, cross-site, right, 403",
                "ours, same-site, right, 403",
                "ours, none, right, 403",
                "-, cross-site, right, 403",
                "-, nonsense, right, 403"
            })
    void aWriteNeedsOurOriginAndTheSessionsToken(
            @Nullable String origin, @Nullable String site, @Nullable String token, int status) throws Exception {
        for (String method : new String[] {"DELETE", "PUT", "POST"}) {
            HttpRequest.Builder request = request(method.equals("POST") ? "/v1/connections" : "/v1/forge", method, "")
                    .header("Cookie", "credledger_session=" + Shell.COOKIE);
            if (origin != null) {
                request.header("Origin", origin(origin));
            }
            if (site != null) {
                request.header("Sec-Fetch-Site", site);
            }
            if (token != null) {
                request.header("X-CSRF-Token", token(token));
            }
            HttpRequest built = request.build();
            HttpResponse<String> answer = RefusalsKept.kept(built, http.send(built, BodyHandlers.ofString()));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        }
    }

    private String origin(String which) {
        return switch (which) {
            case "ours" -> "http://127.0.0.1:" + server.port();
            case "alias" -> "http://localhost:" + server.port();
            case "theirs" -> "http://127.0.0.1:" + (server.port() + 1);
            default -> which;
        };
    }

    private String token(String which) {
        return switch (which) {
            case "right" -> shell.session().csrf();
            case "other" -> Shell.anotherSession().csrf();
            default -> which;
        };
    }

    @Test
    void aFormBringsItInAField() throws Exception {
        assertThat(form("/v1/signout", "csrf=" + shell.session().csrf())).isEqualTo(204);
        assertThat(form("/v1/signout", "everywhere=true")).isEqualTo(403);
        assertThat(form("/v1/signout", "csrf=x&csrf=" + shell.session().csrf())).isEqualTo(400);
        assertThat(form("/connect/start", "ticket=x")).isEqualTo(403);
        assertThat(form("/connect/start", "ticket=x&csrf=" + shell.session().csrf()))
                .isEqualTo(204);
    }

    private int form(String path, String body) throws Exception {
        HttpRequest request = request(path, "POST", body)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", "credledger_session=" + Shell.COOKIE)
                .build();
        return RefusalsKept.kept(request, http.send(request, BodyHandlers.ofString()))
                .statusCode();
    }

    @Test
    void aReadNeedsNeither() throws Exception {
        HttpRequest request = request("/v1/whoami", "GET", "")
                .header("Cookie", "credledger_session=" + Shell.COOKIE)
                .header("Sec-Fetch-Site", "cross-site")
                .build();

        assertThat(http.send(request, BodyHandlers.ofString()).body()).isEqualTo("{\"auth\":\"session\"}");
    }

    @Test
    void aBearerNeedsNeither() throws Exception {
        HttpRequest request = request("/v1/forge", "DELETE", "")
                .header("Cookie", "credledger_session=" + Shell.COOKIE)
                .header("Authorization", "Bearer user")
                .header("Origin", "https://evil.example")
                .build();

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
    }

    @Test
    void whoeverTriesTooOftenIsToldToWait() throws Exception {
        HttpResponse<String> last = attempt();
        for (int i = 0; i < 3; i++) {
            assertThat(last.statusCode()).isEqualTo(401);
            last = attempt();
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 21));
        assertThat(last.body()).contains("rate-limited").contains("\"retry_after\":");
    }

    private HttpResponse<String> attempt() throws Exception {
        HttpRequest request = request("/signin/token", "POST", "{\"token\":\"clt_nonsense\"}")
                .header("Content-Type", "application/json")
                .build();
        return RefusalsKept.kept(request, http.send(request, BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String path, String method, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }
}
