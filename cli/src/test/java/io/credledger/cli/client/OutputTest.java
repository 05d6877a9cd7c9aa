package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credledger.cli.Cli.Outcome;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person or a program gets to read, in every format. */
class OutputTest extends ClientTest {

    static Stream<Arguments> everyAnswerInEveryFormat() {
        return Stream.of(
                        "whoami",
                        "identity list",
                        "identity show bob",
                        "identity token issue bob --label laptop",
                        "provider list",
                        "provider client show github",
                        "connections list",
                        "connections show " + Answers.CON,
                        "connections history " + Answers.CON,
                        "connections access " + Answers.CON,
                        "forge show",
                        "forge user",
                        "forge repos",
                        "token github")
                .flatMap(command ->
                        Stream.of("table", "json", "ndjson", "csv").map(format -> Arguments.of(command, format)));
    }

    @BeforeEach
    void script() {
        server.on("GET /v1/whoami", 200, Answers.WHOAMI)
                .on("GET /v1/identities", 200, Answers.page(Answers.IDENTITY))
                .on("GET /v1/identities/bob", 200, Answers.IDENTITY)
                .on("POST /v1/identities/bob/tokens", 201, Answers.ISSUED)
                .on("GET /v1/providers", 200, Answers.page(Answers.PROVIDER))
                .on("GET /v1/providers/github/client", 200, Answers.PROVIDER_CLIENT)
                .on("GET /v1/connections", 200, Answers.page(Answers.CONNECTION, Answers.FOREIGN_CONNECTION))
                .on("GET /v1/connections/" + Answers.CON, 200, Answers.CONNECTION)
                .on("GET /v1/connections/" + Answers.CON + "/history", 200, Answers.HISTORY)
                .on("GET /v1/connections/" + Answers.CON + "/access", 200, Answers.ACCESS)
                .on("GET /v1/forge", 200, Answers.FORGE)
                .on("GET /v1/forge/user", 200, Answers.FORGE_USER)
                .on("GET /v1/forge/repos", 200, Answers.page(Answers.REPOSITORY))
                .on("POST /v1/token", 200, Answers.HANDED_OUT);
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource
    void everyAnswerInEveryFormat(String command, String format) throws IOException {
        Outcome outcome = cli.run((command + " --output " + format).split(" "));

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        Golden.assertSame(
                command.replace(Answers.CON, "").strip().replaceAll("\\W+", "-") + "." + format, outcome.out());
    }

    @Test
    void jsonIsTheAnswerOfTheServer() throws IOException {
        JsonMapper json = new JsonMapper();

        assertThat(json.readTree(
                        cli.run("connections", "list", "--output", "json").out()))
                .isEqualTo(json.readTree(Answers.page(Answers.CONNECTION, Answers.FOREIGN_CONNECTION)));
        assertThat(json.readTree(cli.run("token", "github", "--output", "json").out()))
                .isEqualTo(json.readTree(Answers.HANDED_OUT));
    }

    @Test
    void aTableIsTheDefaultAtATerminalAndInAPipe() {
        String piped = cli.run("connections", "list").out();

        assertThat(piped).startsWith("ID ");
        assertThat(cli.atTerminal()
                        .with("NO_COLOR", "1")
                        .run("connections", "list")
                        .out())
                .isEqualTo(piped);
    }

    @Test
    void aTableFitsEightyColumnsAndCutsNoId() {
        String wide = Answers.CONNECTION
                .replace("alice-gh", "a-login-that-somebody-made-very-long-indeed")
                .replace("\"main\"", "\"a-name-that-is-much-longer-than-it-should-be\"");
        server.on("GET /v1/connections", 200, Answers.page(wide));
        cli.run("connections", "list");

        String table = cli.run("connections", "list").out();

        assertThat(table.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(table).contains(Answers.CON, "connected", "…");
    }

    @Test
    void aWiderTerminalShowsMore() {
        String wide = Answers.CONNECTION.replace("alice-gh", "a-login-that-somebody-made-very-long-indeed");
        server.on("GET /v1/connections", 200, Answers.page(wide));
        cli.run("connections", "list");

        assertThat(cli.with("COLUMNS", "160").run("connections", "list").out())
                .contains("a-login-that-somebody-made-very-long-indeed");
    }

    @Test
    void textFromElsewhereCannotSteerTheTerminal() {
        String evil = Answers.CONNECTION.replace("alice-gh", "\\u001b[2J\\u202e\\u009bevil\\n");
        server.on("GET /v1/connections", 200, Answers.page(evil));
        cli.run("connections", "list");

        assertThat(cli.run("connections", "list").out())
                .contains("evil")
                .doesNotContain("\u001b", "\u202e", "\u009b")
                .hasLineCount(2);
    }

    @Test
    void colourIsForTerminalsThatWantIt() {
        assertThat(cli.run("connections", "list").out()).doesNotContain("\u001b");
        assertThat(cli.atTerminal().run("connections", "list").out()).contains("\u001b[32mconnected\u001b[0m");
        assertThat(cli.run("connections", "list", "--no-color").out()).doesNotContain("\u001b");
        assertThat(cli.run("--no-color", "connections", "list").out()).doesNotContain("\u001b");
        assertThat(cli.with("TERM", "dumb").run("connections", "list").out()).doesNotContain("\u001b");
        assertThat(cli.with("TERM", "xterm")
                        .with("NO_COLOR", "1")
                        .run("connections", "list")
                        .out())
                .doesNotContain("\u001b");
    }
}
