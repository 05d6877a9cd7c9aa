package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.Cli;
import io.credledger.cli.Cli.Outcome;
import io.credledger.http.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How the command ends: one line for the person, one number for the script. */
class ExitCodesTest extends ClientTest {

    @ParameterizedTest
    @EnumSource
    void everyProblemOfTheServerEndsAsItsTableSays(ProblemType type) {
        server.on("GET /v1/whoami", type.status(), Problems.body(type.status(), type.slug(), "why"));

        Outcome outcome = cli.run("whoami");

        assertThat(outcome.code()).isEqualTo(type.exitCode().code());
        assertThat(outcome.err()).isEqualTo("credledger: why [" + type.slug() + ", req-1]\n");
        assertThat(outcome.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant, '', 6",
        "400, invalid_grant, expired, 6",
        "400, invalid_grant, needs-reauth, 6",
        "400, invalid_grant, disconnected, 5",
        "400, invalid_grant, erased, 5",
        "400, invalid_grant, owner-inactive, 5",
        "400, invalid_grant, expires-too-soon, 5",
        "400, invalid_grant, exchange-refused, 5",
        "400, invalid_grant, something-new, 6",
        "400, invalid_target, '', 3",
        "400, invalid_target, something-new, 3",
        "400, invalid_target, fallback-not-allowed, 4",
        "400, invalid_target, background-only, 5",
        "400, invalid_request, subject-token, 4",
        "400, invalid_request, subject-token-not-a-jwt, 4",
        "400, unauthorized_client, '', 4",
        "503, temporarily_unavailable, provider-refuses-client, 5",
        "400, invalid_scope, '', 5",
        "400, invalid_request, '', 2",
        "401, invalid_client, not-authenticated, 4",
        "403, unauthorized_client, forbidden, 4",
        "503, temporarily_unavailable, access-not-recorded, 7",
        "500, server_error, internal, 1",
    })
    void theTokenRoutesErrorsEndLikeTheOthers(int status, String error, String reason, int code) {
        String member = reason.isEmpty() ? "" : ", \"reason\": \"" + reason + '"';
        server.on(
                "POST /v1/token",
                status,
                "{\"error\": \"" + error + "\", \"error_description\": \"why\"" + member + "}");

        Outcome outcome = cli.run("token", "github");

        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.err()).isEqualTo("credledger: why [" + (reason.isEmpty() ? error : reason) + ", req-1]\n");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void anAmbiguousConnectionIsRefusedWithItsChoices() {
        server.on("POST /v1/token", 400, """
                {"error": "invalid_target", "error_description": "several connections could be meant",
                 "credledger_choices": [{"resource": "urn:credledger:connection:con_a", "name": "a"},
                                        {"resource": "urn:credledger:connection:con_b", "name": "b"}]}""");

        Outcome outcome = cli.run("token", "github");

        assertThat(outcome.code()).isEqualTo(5);
        assertThat(outcome.err())
                .isEqualTo("credledger: several connections could be meant: con_a, con_b"
                        + " [ambiguous-connection, req-1]\n");
    }

    @ParameterizedTest
    @CsvSource({
        "version-conflict, '\"current_version\": 7', it is version 7",
        "token-already-shown, '\"id\": \"clt_id7\"', clt_id7"
    })
    void aRefusalNamesWhatThereIsAlready(String slug, String member, String named) {
        String problem = Problems.body(409, slug, "why").replaceFirst("\\{", "{" + member + ", ");
        server.on("DELETE /v1/forge", 409, problem);

        assertThat(cli.run("forge", "clear").err()).isEqualTo("credledger: why: " + named + " [" + slug + ", req-1]\n");
    }

    @ParameterizedTest
    @CsvSource({"302, 1", "401, 4", "404, 3", "409, 5", "418, 1", "429, 7", "502, 7", "504, 7"})
    void anAnswerThatIsNoProblemDocumentCountsByItsStatus(int status, int code) {
        server.on("GET /v1/whoami", new ScriptedServer.Reply(status, Map.of("Location", "/elsewhere"), "<html>"));

        Outcome outcome = cli.run("whoami");

        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.err()).contains("http-" + status).hasLineCount(1);
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void aServerThatIsNoLedgerIsUnexpected() {
        server.on("GET /v1/whoami", 200, "<html>welcome</html>");

        assertThat(cli.run("whoami").code()).isEqualTo(1);
    }

    @Test
    void whereNothingListensItSaysWhatToStart() {
        server.close();

        Outcome outcome = cli.run("whoami");

        assertThat(outcome.code()).isEqualTo(7);
        assertThat(outcome.err()).contains(server.url(), "credledger up").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "connections",
        "connections list --nonsense",
        "connections list --limit 0",
        "connections list --output xml",
        "connections transfer con_a",
        "identity update bob",
        "nonsense",
        "token",
    })
    void whatIsNotUnderstoodIsUsageInOneLine(String command) {
        Outcome outcome = cli.run(command.split(" "));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("credledger: ").hasLineCount(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(server.seen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ftp://host", "http://", "http://user:pw@host", "http://host?x=1", "not a url", "localhost:8080"})
    void anAddressThatIsNoneIsBadConfiguration(String url) {
        Outcome outcome = new Cli(home).with("CREDLEDGER_URL", url).run("whoami");

        assertThat(outcome.code()).isEqualTo(9);
        assertThat(outcome.err())
                .contains("CREDLEDGER_URL")
                .doesNotContain("pw")
                .hasLineCount(1);
    }

    @Test
    void anUnreadableTokenFileIsBadConfiguration() {
        assertThat(cli.run("whoami", "--token-file", "missing").code()).isEqualTo(9);
    }

    @Test
    void aTokenThatWouldSmuggleAHeaderIsBadConfiguration() throws IOException {
        Files.writeString(home.resolve("token"), "clt_a\r\nX-Evil: 1");

        Outcome outcome = cli.run("whoami", "--token-file", "token");

        assertThat(outcome.code()).isEqualTo(9);
        assertThat(outcome.err()).doesNotContain("Evil");
    }

    @Test
    void textOfAProblemCannotSteerTheTerminal() {
        server.on("GET /v1/whoami", 409, Problems.body(409, "last-admin", "a\\u001b[2J\\nb"));

        assertThat(cli.run("whoami").err()).doesNotContain("\u001b").hasLineCount(1);
    }
}
