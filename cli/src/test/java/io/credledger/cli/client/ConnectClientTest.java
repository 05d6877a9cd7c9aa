package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credledger.cli.Cli.Outcome;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connecting where the server has no OAuth application yet: an admin enters it and goes on, all others hear whom to ask. */
class ConnectClientTest extends ClientTest {

    private static final String SECRET = "s3cret-CANARY";
    private static final String STORE = "PUT /v1/providers/github/client";
    private static final String REQUIRED = Problems.body(409, "client-required", "the server has no client for it");

    @BeforeEach
    void script() {
        server.on(Flows.BEGIN, 409, REQUIRED)
                .on(Flows.BEGIN, 201, Flows.BEGUN)
                .on(Flows.STATE, 200, Flows.COMPLETED)
                .on(Flows.CONNECTION, 200, Answers.CONNECTION)
                .on("GET /v1/whoami", 200, Answers.WHOAMI)
                .on("GET /v1/providers/github", 200, Answers.PROVIDER)
                .on(STORE, 200, Answers.PROVIDER_CLIENT);
    }

    private static JsonNode json(String text) throws IOException {
        return new JsonMapper().readTree(text);
    }

    private JsonNode sent(String line) throws IOException {
        return json(server.seen().stream()
                .filter(seen -> seen.line().equals(line))
                .reduce((first, second) -> second)
                .orElseThrow()
                .body());
    }

    @Test
    void anAdminEntersItAndTheConnectGoesOn() throws IOException {
        Outcome outcome = cli.atTerminal("Iv1.42", SECRET).run("connect", "github", "--verbose");

        assertThat(outcome.code()).isZero();
        assertThat(cli.questions()).containsExactly("Client id", "Client secret, empty for a public client");
        assertThat(sent(STORE)).isEqualTo(json("""
                {"client_id": "Iv1.42", "client_secret": "s3cret-CANARY"}"""));
        assertThat(server.lines())
                .containsExactly(
                        Flows.BEGIN,
                        "GET /v1/whoami",
                        "GET /v1/providers/github",
                        STORE,
                        Flows.BEGIN,
                        Flows.STATE,
                        Flows.CONNECTION);
        assertThat(outcome.out()).contains(Answers.CON);
        assertThat(outcome.err())
                .contains("no OAuth application at GitHub", "/v1/connect/callback", "Stored as server:github:client");
        assertThat(outcome.out() + outcome.err() + cli.launched()).doesNotContain(SECRET, TOKEN);
    }

    @Test
    void aPublicClientHasNoSecret() throws IOException {
        assertThat(cli.atTerminal("Iv1.42").run("connect", "github").code()).isZero();
        assertThat(sent(STORE)).isEqualTo(json("{\"client_id\": \"Iv1.42\"}"));
    }

    @Test
    void aProviderWithoutAnAddressIsAskedWhereItIs() throws IOException {
        String begin = "POST /v1/connect/gitea";
        String store = "PUT /v1/providers/gitea/client";
        server.on(begin, 409, REQUIRED)
                .on(begin, 201, Flows.BEGUN)
                .on("GET /v1/providers/gitea", 200, """
                        {"id": "gitea", "name": "Gitea\\u001b[2J", "forge": true, "base_url": null}""")
                .on(store, 200, Answers.PROVIDER_CLIENT);

        Outcome outcome = cli.atTerminal("https://git.example", "id", SECRET).run("connect", "gitea", "--name", "work");

        assertThat(outcome.code()).isZero();
        assertThat(cli.questions())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("Address of Gitea")
                .doesNotContain("\u001b");
        assertThat(sent(store).path("base_url").asText()).isEqualTo("https://git.example");
        assertThat(sent(begin)).isEqualTo(json("""
                {"name": "work", "base_url": "https://git.example"}"""));
    }

    @Test
    void aRefusalForWantOfAnAddressIsMendedOnlyWhereThereIsNoClient() {
        String begin = "POST /v1/connect/gitea";
        String refused = Problems.body(400, "invalid-request", "base_url is needed")
                .replaceFirst("\\{", "{\"field\": \"base_url\", ");
        server.on(begin, 400, refused)
                .on(begin, 400, refused)
                .on(begin, 201, Flows.BEGUN)
                .on("GET /v1/providers/gitea/client", 200, Answers.PROVIDER_CLIENT)
                .on("GET /v1/providers/gitea/client", 404, Problems.body(404, "unknown-client", "none"))
                .on("GET /v1/providers/gitea", 200, """
                        {"id": "gitea", "name": "Gitea", "forge": true, "base_url": null}""")
                .on("PUT /v1/providers/gitea/client", 200, Answers.PROVIDER_CLIENT);

        Outcome stored = cli.atTerminal("https://git.example", "id", SECRET).run("connect", "gitea");
        Outcome missing = cli.run("connect", "gitea");

        assertThat(stored.code()).isEqualTo(2);
        assertThat(stored.err()).contains("base_url is needed");
        assertThat(missing.code()).isZero();
        assertThat(cli.questions()).hasSize(3);
    }

    @Test
    void anAddressThatWasGivenIsNotAskedFor() throws IOException {
        cli.atTerminal("id", SECRET).run("connect", "github", "--base-url", "https://ghe.example");

        assertThat(cli.questions()).hasSize(2);
        assertThat(sent(STORE).path("base_url").asText()).isEqualTo("https://ghe.example");
        assertThat(sent(Flows.BEGIN).path("base_url").asText()).isEqualTo("https://ghe.example");
    }

    @Test
    void whoIsNoAdminIsToldToAskOne() {
        server.on("GET /v1/whoami", 200, Answers.WHOAMI.replace("\"admin\", ", ""));
        cli.run("whoami");

        Outcome outcome = cli.atTerminal("id", SECRET).run("connect", "github");

        assertThat(outcome.code()).isEqualTo(5);
        assertThat(outcome.err()).contains("ask an admin", "provider client set github", "[client-required]");
        assertThat(cli.questions()).isEmpty();
        assertThat(server.lines()).doesNotContain(STORE);
    }

    @Test
    void anAdminsScriptIsToldTheCommand() {
        Outcome outcome = cli.input(SECRET).run("connect", "github");

        assertThat(outcome.code()).isEqualTo(5);
        assertThat(outcome.err()).contains("credledger provider client set github --client-id ID --secret-stdin");
        assertThat(server.lines()).doesNotContain(STORE);
    }

    @Test
    void whoEntersNothingStoresNothing() {
        Outcome outcome = cli.atTerminal().run("connect", "github");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(server.lines()).doesNotContain(STORE);
    }

    @Test
    void aClientThatIsRefusedEndsTheCommand() {
        server.on("POST /v1/connect/gitlab", 409, REQUIRED)
                .on("GET /v1/providers/gitlab", 200, Answers.PROVIDER)
                .on("PUT /v1/providers/gitlab/client", 400, Problems.body(400, "limit-exceeded", "too long"));

        Outcome outcome = cli.atTerminal("id", SECRET).run("connect", "gitlab");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out() + outcome.err()).doesNotContain(SECRET);
    }

    @Test
    void anotherConflictIsNotTakenForAMissingClient() {
        server.on("POST /v1/connect/gitlab", 409, Problems.body(409, "connect-unsupported", "no way"));

        assertThat(cli.atTerminal("id", SECRET).run("connect", "gitlab").code()).isEqualTo(5);
        assertThat(cli.questions()).isEmpty();
    }
}
