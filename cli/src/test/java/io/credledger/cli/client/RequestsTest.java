package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credledger.cli.Cli.Outcome;
import io.credledger.cli.client.ScriptedServer.Seen;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each command asks of the server. */
class RequestsTest extends ClientTest {

    private static final JsonMapper JSON = new JsonMapper();

    static Stream<Arguments> reads() {
        String con = Answers.CON;
        return Stream.of(
                Arguments.of("whoami", "GET /v1/whoami", Answers.WHOAMI),
                Arguments.of("identity show bob", "GET /v1/identities/bob", Answers.IDENTITY),
                Arguments.of("identity list", "GET /v1/identities?limit=500", Answers.page(Answers.IDENTITY)),
                Arguments.of(
                        "identity token list bob --limit 7", "GET /v1/identities/bob/tokens?limit=7", Answers.page()),
                Arguments.of("provider list", "GET /v1/providers?limit=500", Answers.page(Answers.PROVIDER)),
                Arguments.of("provider show github", "GET /v1/providers/github", Answers.PROVIDER),
                Arguments.of("provider client show github", "GET /v1/providers/github/client", Answers.PROVIDER_CLIENT),
                Arguments.of(
                        "connections list --owner bob --provider github --status connected --name main"
                                + " --namespace alice --key vault:default:github:connection:alice/main",
                        "GET /v1/connections?owner=bob&provider=github&status=connected&name=main&namespace=alice"
                                + "&key=vault%3Adefault%3Agithub%3Aconnection%3Aalice%2Fmain&limit=500",
                        Answers.page(Answers.CONNECTION)),
                Arguments.of("connections show " + con, "GET /v1/connections/" + con, Answers.CONNECTION),
                Arguments.of(
                        "connections show " + con + " --as-of 3:17",
                        "GET /v1/connections/" + con + "?as_of=3%3A17",
                        Answers.CONNECTION),
                Arguments.of(
                        "connections history " + con,
                        "GET /v1/connections/" + con + "/history?limit=500",
                        Answers.HISTORY),
                Arguments.of(
                        "connections access " + con + " --limit 20",
                        "GET /v1/connections/" + con + "/access?limit=20",
                        Answers.ACCESS),
                Arguments.of("forge show", "GET /v1/forge", Answers.FORGE),
                Arguments.of("forge show --as-of 3:17", "GET /v1/forge?as_of=3%3A17", Answers.FORGE),
                Arguments.of(
                        "connections list --owner bob --as-of 2026-01-31T12:00:00Z",
                        "GET /v1/connections?owner=bob&as_of=2026-01-31T12%3A00%3A00Z&limit=500",
                        Answers.page(Answers.CONNECTION)),
                Arguments.of("sessions list", "GET /v1/sessions?limit=500", Answers.page(Answers.SESSION)),
                Arguments.of("forge user", "GET /v1/forge/user", Answers.FORGE_USER),
                Arguments.of("forge repos", "GET /v1/forge/repos?limit=100", Answers.page(Answers.REPOSITORY)),
                Arguments.of(
                        "forge repos --limit 20", "GET /v1/forge/repos?limit=20", Answers.page(Answers.REPOSITORY)));
    }

    static Stream<Arguments> writes() {
        String con = Answers.CON;
        return Stream.of(
                Arguments.of(
                        "identity create bob --display-name Bob --role user,auditor",
                        "POST /v1/identities",
                        "{'handle': 'bob', 'display_name': 'Bob', 'roles': ['user', 'auditor']}",
                        Answers.IDENTITY),
                Arguments.of(
                        "identity create bob",
                        "POST /v1/identities",
                        "{'handle': 'bob', 'roles': ['user']}",
                        Answers.IDENTITY),
                Arguments.of(
                        "identity update bob --display-name Robert",
                        "PATCH /v1/identities/bob",
                        "{'display_name': 'Robert'}",
                        Answers.IDENTITY),
                Arguments.of("identity reactivate bob", "POST /v1/identities/bob/reactivate", "", Answers.IDENTITY),
                Arguments.of(
                        "identity token issue bob --label laptop --expires-in 30d",
                        "POST /v1/identities/bob/tokens",
                        "{'label': 'laptop', 'expires_in': 2592000}",
                        Answers.ISSUED),
                Arguments.of(
                        "identity token revoke clt_id7 --of bob", "DELETE /v1/identities/bob/tokens/clt_id7", "", ""),
                Arguments.of("provider pause github", "POST /v1/providers/github/pause", "", Answers.PROVIDER),
                Arguments.of(
                        "provider pause github --reason outage",
                        "POST /v1/providers/github/pause",
                        "{'reason': 'outage'}",
                        Answers.PROVIDER),
                Arguments.of("provider resume github", "POST /v1/providers/github/resume", "", Answers.PROVIDER),
                Arguments.of(
                        "provider disconnect-all github --confirm github",
                        "POST /v1/providers/github/disconnect",
                        "{'confirm': 'github'}",
                        "{\"disconnected\": 3, \"remaining\": 0, \"failed\": [], \"next_cursor\": null}"),
                Arguments.of(
                        "connections refresh " + con,
                        "POST /v1/connections/" + con + "/refresh",
                        "",
                        Answers.CONNECTION),
                Arguments.of("provider client remove github", "DELETE /v1/providers/github/client", "", ""),
                Arguments.of(
                        "connections transfer " + con + " bob --reason moved",
                        "POST /v1/connections/" + con + "/transfer",
                        "{'to': 'bob', 'reason': 'moved'}",
                        Answers.CONNECTION),
                Arguments.of("connections share " + con + " bob", "PUT /v1/connections/" + con + "/shares/bob", "", ""),
                Arguments.of(
                        "connections unshare " + con + " bob", "DELETE /v1/connections/" + con + "/shares/bob", "", ""),
                Arguments.of(
                        "connections withdraw " + con + " bob",
                        "DELETE /v1/connections/" + con + "/shares/bob",
                        "",
                        ""),
                Arguments.of(
                        "connections disconnect " + con,
                        "DELETE /v1/connections/" + con,
                        "",
                        "{\"revocation\": \"pending\"}"),
                Arguments.of("forge use github", "PUT /v1/forge", "{'forge_type': 'github'}", Answers.FORGE),
                Arguments.of(
                        "forge use github --connection " + con,
                        "PUT /v1/forge",
                        "{'forge_type': 'github', 'connection': '" + con + "'}",
                        Answers.FORGE),
                Arguments.of("sessions revoke ses_1", "DELETE /v1/sessions/ses_1", "", ""),
                Arguments.of("sessions revoke-all", "DELETE /v1/sessions", "", ""),
                Arguments.of("forge clear", "DELETE /v1/forge", "", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reads")
    void readsAskForOneThingAndShowIt(String command, String request, String answer) {
        server.on(request.replaceFirst("\\?.*", ""), 200, answer);

        Outcome outcome = cli.run(command.split(" "));

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(server.lines()).containsExactly(request);
        assertThat(server.last().header("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(server.last().headers()).doesNotContainKey("Idempotency-key");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writes")
    void writesSendTheirBodyAndAnIdempotencyKey(String command, String request, String body, String answer)
            throws Exception {
        server.on(request, answer.isEmpty() ? 204 : 200, answer);

        Outcome outcome = cli.run(command.split(" "));

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(server.lines()).containsExactly(request);
        Seen seen = server.last();
        assertThat(seen.header("Idempotency-key")).hasSize(36);
        assertThat(seen.header("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(JSON.readTree(seen.body())).isEqualTo(JSON.readTree(body.replace('\'', '"')));
        assertThat(seen.header("Content-type")).isEqualTo(body.isEmpty() ? "" : "application/json");
    }

    @Test
    void theIdempotencyKeyAndVersionThatWereGivenAreSent() {
        server.on("POST /v1/connections/" + Answers.CON + "/transfer", 200, Answers.CONNECTION);

        cli.run("connections", "transfer", Answers.CON, "bob", "--idempotency-key", "k-1", "--if-version", "3");

        assertThat(server.last().header("Idempotency-key")).isEqualTo("k-1");
        assertThat(server.last().header("If-match")).isEqualTo("\"3\"");
    }

    @Test
    void ownTokensAreListedByAskingWhoOneIs() {
        server.on("GET /v1/whoami", 200, Answers.WHOAMI).on("GET /v1/identities/alice/tokens", 200, Answers.page());

        assertThat(cli.run("identity", "token", "list").code()).isZero();
        assertThat(server.lines()).containsExactly("GET /v1/whoami", "GET /v1/identities/alice/tokens?limit=500");
    }

    @Test
    void anEndIsAskedForAndThenWhatFollowsFromIt() {
        server.on("POST /v1/identities/bob/deactivate", 202, Answers.ENDED)
                .on("POST /v1/identities/bob/erase", 202, Answers.ENDED)
                .on("GET /v1/identities/bob/cascade", 200, Answers.CASCADE);

        assertThat(cli.run("identity", "deactivate", "bob").code()).isZero();
        assertThat(cli.run("identity", "erase", "bob", "--yes", "--until-done").code())
                .isZero();
        assertThat(cli.run("identity", "cascade", "bob").code()).isZero();
        assertThat(server.lines())
                .containsExactly(
                        "POST /v1/identities/bob/deactivate",
                        "GET /v1/identities/bob/cascade",
                        "POST /v1/identities/bob/erase",
                        "GET /v1/identities/bob/cascade",
                        "GET /v1/identities/bob/cascade");
    }

    @Test
    void nobodyIsErasedWithoutSayingSo() {
        assertThat(cli.run("identity", "erase", "bob").code()).isEqualTo(2);
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void aNameThatNeedsEscapingIsEscaped() {
        server.on("GET /v1/identities/a%20b%2Fc", 404, Problems.body(404, "not-found", "no such identity"));

        assertThat(cli.run("identity", "show", "a b/c").code()).isEqualTo(3);
        assertThat(server.lines()).containsExactly("GET /v1/identities/a%20b%2Fc");
    }

    @Test
    void aNameThatAProxyWouldFoldIsNotSent() {
        Outcome outcome = cli.run("identity", "show", "..");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void optionsWorkBeforeTheCommandToo() {
        server.on("GET /v1/whoami", 200, Answers.WHOAMI);

        assertThat(cli.run("--output", "ndjson", "whoami").out())
                .isEqualTo(cli.run("whoami", "--output", "ndjson").out())
                .startsWith("{");
    }
}
