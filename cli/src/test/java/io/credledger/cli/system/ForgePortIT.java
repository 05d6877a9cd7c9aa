package io.credledger.cli.system;

import static io.credledger.cli.system.SharedLedger.handle;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The active forge, asked through the API: a Forgejo on loopback that knows one token. */
class ForgePortIT {

    private static final String TOKEN = "forge-secret";

    private static RunningLedger ledger;

    private final AtomicReference<String> knownToken = new AtomicReference<>(TOKEN);
    private HttpServer forge;
    private Person alice;

    @BeforeAll
    static void start() throws Exception {
        ledger = SharedLedger.get();
    }

    @BeforeEach
    void begin() throws Exception {
        alice = ledger.person(handle("alice"));
        forge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        forge.createContext("/", exchange -> {
            boolean known = ("Bearer " + knownToken.get())
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = (known ? answer(exchange.getRequestURI().getPath()) : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        forge.start();
    }

    @AfterEach
    void end() {
        forge.stop(0);
    }

    private static String answer(String path) {
        return switch (path) {
            case "/api/v1/user" -> "{\"id\":7,\"login\":\"alice-at-forge\",\"full_name\":\"Alice\"}";
            case "/api/v1/user/repos" ->
                "[{\"id\":9,\"name\":\"notes\",\"full_name\":\"alice/notes\",\"owner\":{\"login\":\"alice\"},\"private\":true}]";
            default -> "{}";
        };
    }

    private String url() {
        return "http://127.0.0.1:" + forge.getAddress().getPort();
    }

    private String connects() throws Exception {
        String id = alice.post("/v1/connections", """
                {"provider": "forgejo", "kind": "bearer", "access_token": "%s", "account": {"base_url": "%s"}}""".formatted(TOKEN, url()))
                .is(201)
                .text("id");
        alice.put("/v1/forge", "{\"forge_type\":\"forgejo\"}").is(200);
        return id;
    }

    @Test
    void withoutAnActiveForgeThereIsNoneToAsk() throws Exception {
        alice.get("/v1/forge/user").isProblem(412, "no-active-forge");
        alice.get("/v1/forge/repos").isProblem(412, "no-active-forge");
        ledger.nobody().get("/v1/forge/user").isProblem(401, "not-authenticated");
    }

    @Test
    void theActiveForgeSaysWhoseItIsAndWhatItHas() throws Exception {
        connects();

        alice.get("/v1/forge/user")
                .is(200)
                .has("uid", "7")
                .has("login", "alice-at-forge")
                .has("web_base_url", url())
                .has("api_base_url", url() + "/api/v1");
        var repositories = alice.get("/v1/forge/repos?limit=10").is(200);
        assertThat(repositories.each("full_name")).containsExactly("alice/notes");
        repositories.has("next_cursor", "null");
        assertThat(repositories.response().body()).doesNotContain(TOKEN);
    }

    @Test
    void aTokenThatTheForgeForgotIsTold() throws Exception {
        connects();
        knownToken.set("another");

        alice.get("/v1/forge/user").isProblem(422, "token-rejected");
    }

    @Test
    void whatIsDisconnectedIsNoForgeAnyMore() throws Exception {
        String id = connects();
        alice.delete("/v1/connections/" + id).is(200);

        alice.get("/v1/forge/user").isProblem(412, "no-active-forge");
    }
}
