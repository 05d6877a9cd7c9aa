package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.Cli;
import io.credledger.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token leaves the profile, and with {@code --revoke} the world. */
class LogoutTest extends ClientTest {

    private static final String ID = "clt_0000000000001aaaaaaaaaaaaa";
    private static final String PROFILE_TOKEN = ID + "_PROFILECANARY";
    private static final String REVOKE = "DELETE /v1/identities/alice/tokens/" + ID;

    @BeforeEach
    void loggedIn() {
        server.on("GET /v1/whoami", 200, Answers.WHOAMI);
        login(PROFILE_TOKEN);
    }

    private void login(String token) {
        assertThat(bare().input(token)
                        .run("login", "--url", server.url(), "--token-stdin")
                        .code())
                .isZero();
    }

    private Cli bare() {
        return new Cli(home);
    }

    private Path config(String file) {
        return home.resolve(".config/credledger").resolve(file);
    }

    @Test
    void theTokenIsGoneAndTheAddressStays() throws IOException {
        Outcome outcome = bare().run("logout");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo("credledger: the profile has no token any more\n");
        assertThat(config("token")).doesNotExist();
        assertThat(Files.readString(config("profile.properties")))
                .contains("url=")
                .doesNotContain("token");
        assertThat(server.seen()).hasSize(1);

        bare().run("whoami");

        assertThat(server.last().header("Authorization")).isEmpty();
    }

    @Test
    void aSecondTimeThereIsNothingToDo() {
        bare().run("logout");

        Outcome outcome = bare().run("logout", "--revoke");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).contains("there is no token");
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void itIsRevokedByItselfAtItsOwnServerWhateverTheEnvironmentSays() {
        server.on(REVOKE, 204, "");

        Outcome outcome = bare().with("CREDLEDGER_URL", "http://127.0.0.1:1")
                .with("CREDLEDGER_TOKEN", TOKEN)
                .run("logout", "--revoke");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).contains("revoked");
        assertThat(server.last().line()).isEqualTo(REVOKE);
        assertThat(server.last().header("Authorization")).isEqualTo("Bearer " + PROFILE_TOKEN);
        assertThat(server.last().header("Idempotency-key")).isNotEmpty();
        assertThat(config("token")).doesNotExist();
        assertThat(outcome.out() + outcome.err()).doesNotContain("CANARY");
    }

    @Test
    void aTokenThatIsDeadAlreadyIsTakenOut() {
        server.on("GET /v1/whoami", 401, Problems.body(401, "not-authenticated", "revoked"));
        bare().run("whoami");

        Outcome outcome = bare().run("logout", "--revoke");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).contains("does not accept the token any more");
        assertThat(config("token")).doesNotExist();
    }

    @Test
    void whatCouldNotBeRevokedStays() {
        server.on(REVOKE, 503, Problems.body(503, "unavailable", "try again"));

        assertThat(bare().run("logout", "--revoke").code()).isEqualTo(7);
        assertThat(config("token")).hasContent(PROFILE_TOKEN);
    }

    @Test
    void anotherIssuersTokenCannotBeRevokedHere() {
        login("eyJhbGciOiJub25lIn0.e30.CANARY");

        Outcome outcome = bare().run("logout", "--revoke");

        assertThat(outcome.code()).isEqualTo(5);
        assertThat(outcome.err()).doesNotContain("CANARY").hasLineCount(1);
        assertThat(config("token-2")).exists();
        assertThat(bare().run("logout").code()).isZero();
        assertThat(config("token-2")).doesNotExist();
    }

    @Test
    void aFileThatSomebodyKeepsElsewhereStays() throws IOException {
        Files.writeString(home.resolve("own"), TOKEN);
        Files.writeString(config("profile.properties"), "url=" + server.url() + "\ntoken-file=~/own\n");

        Outcome outcome = bare().run("logout");

        assertThat(outcome.err()).contains("stays", home.resolve("own").toString());
        assertThat(home.resolve("own")).hasContent(TOKEN);
    }

    @Test
    void aProfileWhoseTokenFileIsGoneIsMended() throws IOException {
        Files.delete(config("token"));

        assertThat(bare().run("logout").code()).isZero();
        assertThat(bare().run("whoami").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout --url http://127.0.0.1:1", "logout --token-file x"})
    void itIsAboutTheProfileAlone(String command) {
        assertThat(bare().run(command.split(" ")).code()).isEqualTo(2);
        assertThat(config("token")).exists();
    }
}
