package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credledger.cli.Cli.Outcome;
import io.credledger.http.ProblemType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the command to the connection: begin, show the page, wait for the end. */
class ConnectTest extends ClientTest {

    private static final String BEGIN = Flows.BEGIN;
    private static final String STATE = Flows.STATE;

    private static JsonNode json(String text) throws IOException {
        return new JsonMapper().readTree(text);
    }

    @Test
    void whatWasConnectedIsShown() {
        server.on(BEGIN, 201, Flows.BEGUN)
                .on(STATE, 200, Flows.PENDING)
                .on(STATE, 200, Flows.COMPLETED)
                .on(Flows.CONNECTION, 200, Answers.CONNECTION);

        Outcome outcome = cli.run("connect", "github");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out().lines().map(line -> line.replaceFirst("\\s{2,}.*", "")))
                .containsExactly(
                        "id",
                        "key",
                        "provider",
                        "account",
                        "provider uid",
                        "base url",
                        "scopes",
                        "status",
                        "generation",
                        "activated",
                        "flow id");
        assertThat(outcome.out()).containsPattern("activated +yes").contains(Answers.CON, "repo read:org");
        assertThat(outcome.err())
                .isEqualTo("Open in your browser, until 2026-01-31T12:10:00Z:\n  " + Flows.PAGE + "\n");
        assertThat(server.lines()).containsExactly(BEGIN, STATE, STATE, Flows.CONNECTION);
    }

    @Test
    void asJsonItIsOneObject() throws IOException {
        server.on(BEGIN, 201, Flows.BEGUN)
                .on(STATE, 200, Flows.COMPLETED)
                .on(Flows.CONNECTION, 200, Answers.CONNECTION);

        JsonNode shown = json(cli.run("connect", "github", "--output", "json").out());

        assertThat(shown.path("id").asText()).isEqualTo(Answers.CON);
        assertThat(shown.path("scopes")).hasSize(2);
        assertThat(shown.path("activated").isBoolean()).isTrue();
        assertThat(shown.path("flow_id").asText()).isEqualTo(Flows.ID);
    }

    @Test
    void whatIsNotToBeSeenAnyMoreWasConnectedAllTheSame() throws IOException {
        server.on(BEGIN, 201, Flows.BEGUN).on(STATE, 200, Flows.COMPLETED);

        Outcome outcome = cli.run("connect", "github", "--output", "json");

        assertThat(outcome.code()).isZero();
        assertThat(json(outcome.out())).isEqualTo(json("""
                {"id": "%s", "key": "vault:default:github:connection:alice/main", "activated": true,
                 "flow_id": "%s"}""".formatted(Answers.CON, Flows.ID)));
    }

    @Test
    void aProgramThatOpensThePageItselfGetsItFirst() throws IOException {
        server.on(BEGIN, 201, Flows.BEGUN)
                .on(STATE, 200, Flows.COMPLETED)
                .on(Flows.CONNECTION, 200, Answers.CONNECTION);

        List<String> lines = cli.run("connect", "github", "--no-browser", "--output", "ndjson")
                .out()
                .lines()
                .toList();

        assertThat(lines).hasSize(2);
        assertThat(json(lines.get(0))).isEqualTo(json(Flows.BEGUN));
        assertThat(json(lines.get(1)).path("id").asText()).isEqualTo(Answers.CON);
    }

    @Test
    void byDefaultTheServerDecidesAll() {
        server.on(BEGIN, 201, Flows.BEGUN)
                .on(STATE, 200, Flows.COMPLETED)
                .on(Flows.CONNECTION, 200, Answers.CONNECTION);

        cli.run("connect", "github");

        assertThat(server.seen().get(0).body()).isEqualTo("{}");
        assertThat(server.seen().get(0).header("Authorization")).isEqualTo("Bearer " + TOKEN);
    }

    @Test
    void everyOptionIsSent() throws IOException {
        server.on("POST /v1/connect/gitea", 201, Flows.BEGUN)
                .on(STATE, 200, Flows.COMPLETED)
                .on(Flows.CONNECTION, 200, Answers.CONNECTION);
        String command = "connect gitea --name work --scope repo,user --scope read:org"
                + " --base-url https://git.example --no-activate --replace-account";

        assertThat(cli.run(command.split(" ")).code()).isZero();

        assertThat(json(server.seen().get(0).body())).isEqualTo(json("""
                {"name": "work", "scopes": ["repo", "user", "read:org"], "base_url": "https://git.example",
                 "activate": false, "replace_account": true}"""));
    }

    @Test
    void itAsksAtGrowingDistances() {
        server.on(BEGIN, 201, Flows.BEGUN);
        for (int i = 0; i < 5; i++) {
            server.on(STATE, 200, Flows.PENDING);
        }
        server.on(STATE, 200, Flows.COMPLETED).on(Flows.CONNECTION, 200, Answers.CONNECTION);

        cli.run("connect", "github");

        assertThat(cli.time().pauses())
                .containsExactly(
                        Duration.ofMillis(1000),
                        Duration.ofMillis(1500),
                        Duration.ofMillis(2250),
                        Duration.ofMillis(3000),
                        Duration.ofMillis(3000),
                        Duration.ofMillis(3000));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONSENT_DENIED", "SCOPE_MISSING", "ACCOUNT_DIFFERS", "PROVIDER_UNAVAILABLE", "FLOW_FOREIGN"})
    void aFlowThatFailedEndsAsItsProblemSays(ProblemType type) {
        server.on(BEGIN, 201, Flows.BEGUN)
                .on(STATE, 200, Flows.failed(Problems.body(type.status(), type.slug(), "why")));

        Outcome outcome = cli.run("connect", "github", "--output", "json");

        assertThat(outcome.code()).isEqualTo(type.exitCode().code());
        assertThat(outcome.err()).endsWith("credledger: why [" + type.slug() + ", req-1]\n");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void anExpiredFlowIsRefused() {
        server.on(BEGIN, 201, Flows.BEGUN).on(STATE, 200, Flows.EXPIRED);

        Outcome outcome = cli.run("connect", "github");

        assertThat(outcome.code()).isEqualTo(5);
        assertThat(outcome.err()).contains("expired", "begin it again");
    }

    @Test
    void patienceEndsWithWhereItGoesOn() {
        server.on(BEGIN, 201, Flows.BEGUN).on(STATE, 200, Flows.PENDING);

        Outcome outcome = cli.run("connect", "github", "--timeout", "20s");

        assertThat(outcome.code()).isEqualTo(5);
        assertThat(outcome.err()).contains("goes on until 2026-01-31T12:10:00Z", "connections list");
        assertThat(cli.time().pauses().stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(23));
    }

    @Test
    void aServerThatRestartsMeanwhileHasNotForgotten() {
        server.on(BEGIN, 201, Flows.BEGUN);
        for (int i = 0; i < 8; i++) {
            server.on(STATE, 503, Problems.body(503, "unavailable", "restoring"));
        }
        server.on(STATE, 200, Flows.COMPLETED).on(Flows.CONNECTION, 200, Answers.CONNECTION);

        assertThat(cli.run("connect", "github").code()).isZero();
    }

    @Test
    void aFlowThatIsNotOnesOwnIsNotFound() {
        server.on(BEGIN, 201, Flows.BEGUN).on(STATE, 404, Problems.body(404, "unknown-flow", "no such flow"));

        assertThat(cli.run("connect", "github").code()).isEqualTo(3);
    }

    @Test
    void aPersonSeesThatItWaits() {
        server.on(BEGIN, 201, Flows.BEGUN)
                .on(STATE, 200, Flows.PENDING)
                .on(STATE, 200, Flows.COMPLETED)
                .on(Flows.CONNECTION, 200, Answers.CONNECTION);

        assertThat(cli.atTerminal().run("connect", "github").err())
                .contains("waiting for the browser: 1 s")
                .endsWith("\r\u001b[K");
    }

    @Test
    void atATerminalTheBrowserIsStarted() {
        server.on(BEGIN, 201, Flows.BEGUN)
                .on(STATE, 200, Flows.COMPLETED)
                .on(Flows.CONNECTION, 200, Answers.CONNECTION);

        Outcome outcome = cli.atTerminal().with("BROWSER", "lynx-like --new %s").run("connect", "github");

        assertThat(cli.launched()).containsExactly(List.of("lynx-like", "--new", Flows.PAGE));
        assertThat(outcome.err()).startsWith("Your browser should show:\n  " + Flows.PAGE + "\n");
    }

    @Test
    void noBrowserIsStartedWhereNobodySitsOrNobodyWantsIt() {
        server.on(BEGIN, 201, Flows.BEGUN)
                .on(STATE, 200, Flows.COMPLETED)
                .on(Flows.CONNECTION, 200, Answers.CONNECTION);
        cli.with("BROWSER", "firefox").with("DISPLAY", ":0");

        cli.run("connect", "github");
        cli.atTerminal().run("connect", "github", "--no-browser");

        assertThat(cli.launched()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "javascript:alert(1)", "--help", "https://", "http:x", ""})
    void whatIsNoWebPageIsNotOpened(String page) {
        server.on(BEGIN, 201, Flows.BEGUN.replace(Flows.PAGE, page));

        Outcome outcome = cli.atTerminal().with("BROWSER", "firefox").run("connect", "github");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(cli.launched()).isEmpty();
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void anUnknownProviderIsNotFound() {
        server.on("POST /v1/connect/gitbub", 404, Problems.body(404, "unknown-provider", "no such provider"));

        assertThat(cli.run("connect", "gitbub").code()).isEqualTo(3);
    }
}
