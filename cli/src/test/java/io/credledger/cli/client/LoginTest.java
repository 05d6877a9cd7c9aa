package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.Cli;
import io.credledger.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Server and token go into the profile when the server has said whose token it is. */
class LoginTest extends ClientTest {

    private static final String OTHER_TOKEN = "clt_0000000000001bbbbbbbbbbbbb_OTHERCANARY";

    @BeforeEach
    void script() {
        server.on("GET /v1/whoami", 200, Answers.WHOAMI);
    }

    private Cli bare() {
        return new Cli(home);
    }

    private Path config(String file) {
        return home.resolve(".config/credledger").resolve(file);
    }

    private List<String> configured() throws IOException {
        try (Stream<Path> files = Files.list(config("."))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aTypedTokenIsTriedOutAndKeptForItsOwnerAlone() throws IOException {
        Outcome outcome = bare().atTerminal(TOKEN).run("login", "--url", server.url(), "--no-color");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("logged in to " + server.url(), "alice", "admin user");
        assertThat(outcome.out() + outcome.err()).doesNotContain(TOKEN);
        assertThat(server.last().header("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(config("token")).hasContent(TOKEN);
        assertThat(config("profile.properties")).hasContent("token-file=token\nurl=" + server.url() + "\n");
        assertThat(permissions(config("token"))).isEqualTo("rw-------");
        assertThat(permissions(config("profile.properties"))).isEqualTo("rw-------");
        assertThat(permissions(config("."))).isEqualTo("rwx------");
    }

    @Test
    void fromThenOnCommandsNeedNeither() {
        bare().input(TOKEN).run("login", "--url", server.url(), "--token-stdin");

        Outcome outcome = bare().run("whoami");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(server.last().header("Authorization")).isEqualTo("Bearer " + TOKEN);
    }

    @Test
    void aTokenCanComeFromAFile() throws IOException {
        Files.writeString(home.resolve("mine"), TOKEN + "\n");

        Outcome outcome = bare().run("login", "--url", server.url(), "--token-file", "mine", "--output", "json");

        assertThat(outcome.out())
                .startsWith("{")
                .contains("\"identity\": \"alice\"")
                .doesNotContain("logged in");
        assertThat(config("token")).hasContent(TOKEN);
        assertThat(home.resolve("mine")).exists();
    }

    @Test
    void aTokenThatTheServerDoesNotKnowIsNotKept() {
        server.on("GET /v1/whoami", 401, Problems.body(401, "not-authenticated", "no such token"));
        bare().input(TOKEN).run("whoami", "--url", server.url());

        Outcome outcome = bare().input(TOKEN).run("login", "--url", server.url(), "--token-stdin");

        assertThat(outcome.code()).isEqualTo(4);
        assertThat(home.resolve(".config")).doesNotExist();
    }

    @Test
    void whatIsNoLedgerGetsNothingKept() {
        try (ScriptedServer stranger = new ScriptedServer()) {
            stranger.on("GET /v1/whoami", 200, "{}");

            Outcome outcome = bare().input(TOKEN).run("login", "--url", stranger.url(), "--token-stdin");

            assertThat(outcome.code()).isEqualTo(1);
            assertThat(home.resolve(".config")).doesNotExist();
        }
    }

    @Test
    void anotherLoginReplacesTheTokenAndLeavesNoOldOne() throws IOException {
        bare().input(TOKEN).run("login", "--url", server.url(), "--token-stdin");
        Files.writeString(
                config("profile.properties"), Files.readString(config("profile.properties")) + "their.key=kept\n");

        bare().input(OTHER_TOKEN).run("login", "--token-stdin");

        assertThat(configured()).containsExactly("profile.properties", "token-2");
        assertThat(config("token-2")).hasContent(OTHER_TOKEN);
        assertThat(Files.readString(config("profile.properties"))).contains("their.key=kept\n", "token-file=token-2\n");

        bare().input(TOKEN).run("login", "--token-stdin");

        assertThat(configured()).containsExactly("profile.properties", "token");
    }

    @Test
    void aFileThatSomebodyKeepsElsewhereIsLeftAlone() throws IOException {
        Files.createDirectories(config("."));
        Files.writeString(home.resolve("own"), OTHER_TOKEN);
        Files.writeString(config("profile.properties"), "url=" + server.url() + "\ntoken-file=~/own\n");

        bare().input(TOKEN).run("login", "--token-stdin");

        assertThat(home.resolve("own")).hasContent(OTHER_TOKEN);
        assertThat(config("token")).hasContent(TOKEN);
    }

    @Test
    void withNobodyToAskItSaysHowToGiveTheToken() {
        Outcome outcome = bare().run("login", "--url", server.url());

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("--token-stdin", "--token-file").hasLineCount(1);
        assertThat(server.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "two\nlines\n"})
    void whatIsNoTokenIsUsage(String input) {
        assertThat(bare().input(input)
                        .run("login", "--url", server.url(), "--token-stdin")
                        .code())
                .isEqualTo(2);
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void theEnvironmentIsNoTokenToKeepAndIsSaidToGoFirst() {
        Outcome outcome = cli.input(OTHER_TOKEN).run("login", "--token-stdin");

        assertThat(server.last().header("Authorization")).isEqualTo("Bearer " + OTHER_TOKEN);
        assertThat(outcome.err())
                .contains("CREDLEDGER_TOKEN is set", "CREDLEDGER_URL is set")
                .doesNotContain("CANARY");
    }

    @Test
    void aProfileThatCannotBeWrittenIsBadConfiguration() throws IOException {
        Files.writeString(home.resolve(".config"), "a file where a directory should be");

        Outcome outcome = bare().input(TOKEN).run("login", "--url", server.url(), "--token-stdin");

        assertThat(outcome.code()).isEqualTo(9);
        assertThat(outcome.err()).contains("cannot be written").doesNotContain(TOKEN);
    }
}
