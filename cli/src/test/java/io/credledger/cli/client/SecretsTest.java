package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credledger.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets come from a prompt, standard input or a file, go into one request, and appear nowhere else. */
class SecretsTest extends ClientTest {

    private static final String SECRET = "s3cret-CANARY";
    private static final String SET = "PUT /v1/providers/github/client";

    private static String json(String body, String field) throws IOException {
        return new JsonMapper().readTree(body).path(field).asText();
    }

    @Test
    void aClientSecretFromStandardInput() throws IOException {
        server.on(SET, 200, Answers.PROVIDER_CLIENT);

        Outcome outcome = cli.input(SECRET + "\n")
                .run("provider", "client", "set", "github", "--client-id", "Iv1.42", "--secret-stdin");

        assertThat(outcome.code()).isZero();
        assertThat(json(server.last().body(), "client_secret")).isEqualTo(SECRET);
        assertThat(json(server.last().body(), "client_id")).isEqualTo("Iv1.42");
        assertThat(outcome.out() + outcome.err()).doesNotContain(SECRET, TOKEN);
    }

    @Test
    void aClientSecretFromAFile() throws IOException {
        Files.writeString(home.resolve("secret"), SECRET + "\r\n");
        server.on(SET, 200, Answers.PROVIDER_CLIENT);

        cli.run("provider", "client", "set", "github", "--client-id", "i", "--secret-file", home + "/secret");

        assertThat(json(server.last().body(), "client_secret")).isEqualTo(SECRET);
    }

    @Test
    void idAndSecretFromAPrompt() throws IOException {
        server.on(SET, 200, Answers.PROVIDER_CLIENT);

        Outcome outcome = cli.atTerminal("Iv1.42", SECRET).run("provider", "client", "set", "github");

        assertThat(cli.questions()).containsExactly("Client id", "The client secret");
        assertThat(json(server.last().body(), "client_id")).isEqualTo("Iv1.42");
        assertThat(json(server.last().body(), "client_secret")).isEqualTo(SECRET);
        assertThat(outcome.out() + outcome.err()).doesNotContain(SECRET);
    }

    @Test
    void standardInputThatIsATerminalIsAskedWithoutEcho() throws IOException {
        server.on(SET, 200, Answers.PROVIDER_CLIENT);

        cli.atTerminal(SECRET).run("provider", "client", "set", "github", "--client-id", "i", "--secret-stdin");

        assertThat(cli.questions()).containsExactly("The client secret");
        assertThat(json(server.last().body(), "client_secret")).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "provider client set github --client-id i",
                "provider client set github --secret-stdin",
                "provider client set github --client-id i --secret-stdin --secret-file f",
                "connections store github",
                "connections store github --kind bearer --password-stdin",
                "connections store github --kind basic --access-token-stdin",
                "connections store github --refresh-token-stdin",
                "connections store github --kind oauth2 --access-token-stdin --refresh-token-stdin",
            })
    void aSecretThatIsMissingOrGivenTwiceIsUsage(String command) {
        Outcome outcome = cli.input(SECRET).run(command.split(" "));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).hasLineCount(1);
        assertThat(server.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "two\nlines\n"})
    void whatIsNoSecretIsUsage(String input) {
        assertThat(cli.input(input)
                        .run("provider", "client", "set", "github", "--client-id", "i", "--secret-stdin")
                        .code())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "provider client set github " + SECRET,
                "provider client set github --secret=" + SECRET,
                "provider client set github --secret " + SECRET,
                "connections store github --access-token=" + SECRET,
                "connections store github " + SECRET,
                "token github " + SECRET,
                "login " + SECRET,
                "login --token=" + SECRET,
                "login --token " + SECRET,
                "connect github " + SECRET,
                "connect github --client-secret=" + SECRET,
            })
    void aSecretAsAnArgumentIsRefusedAndNotRepeated(String command) {
        Outcome outcome = cli.run(command.split(" "));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out() + outcome.err()).doesNotContain(SECRET);
    }

    @Test
    void anOAuthPairIsStoredFromTwoFiles() throws IOException {
        Files.writeString(home.resolve("at"), "at-" + SECRET);
        Files.writeString(home.resolve("rt"), "rt-" + SECRET);
        server.on("POST /v1/connections", 201, Answers.CONNECTION);
        String command = "connections store gitlab --name work --kind oauth2 --uid 7 --login alice"
                + " --base-url https://gitlab.example --scope api,read_user --metadata team=core"
                + " --expires-at 2026-02-01T00:00:00Z --owner alice --replace --replace-account --activate"
                + " --access-token-file " + home + "/at --refresh-token-file " + home + "/rt";

        Outcome outcome = cli.run(command.split(" "));

        assertThat(outcome.err()).isEmpty();
        assertThat(new JsonMapper().readTree(server.last().body())).isEqualTo(new JsonMapper().readTree("""
                {"provider": "gitlab", "name": "work", "kind": "oauth2", "expires_at": "2026-02-01T00:00:00Z",
                 "account": {"uid": "7", "login": "alice", "base_url": "https://gitlab.example"},
                 "scopes": ["api", "read_user"], "metadata": {"team": "core"}, "owner": "alice", "replace": true,
                 "replace_account": true, "activate": true,
                 "access_token": "at-s3cret-CANARY", "refresh_token": "rt-s3cret-CANARY"}"""));
        assertThat(outcome.out()).doesNotContain(SECRET);
    }

    @Test
    void aPasswordIsStored() throws IOException {
        server.on("POST /v1/connections", 201, Answers.CONNECTION);

        cli.input(SECRET).run("connections store nextcloud --kind basic --username alice --password-stdin".split(" "));

        assertThat(new JsonMapper().readTree(server.last().body())).isEqualTo(new JsonMapper().readTree("""
                {"provider": "nextcloud", "kind": "basic", "username": "alice", "password": "s3cret-CANARY"}"""));
    }

    @Test
    void anIssuedTokenCanGoToAFileInsteadOfTheScreen() throws IOException {
        server.on("POST /v1/identities/bob/tokens", 201, Answers.ISSUED);

        Outcome outcome = cli.run("identity", "token", "issue", "bob", "--label", "ci", "--save-to", "ci.token");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("clt_id7").doesNotContain("ISSUEDCANARY");
        assertThat(home.resolve("ci.token")).hasContent("clt_ISSUEDCANARY");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("ci.token"))))
                .isEqualTo("rw-------");
    }

    @Test
    void noTokenIsIssuedForAFileThatExists() throws IOException {
        Files.writeString(home.resolve("ci.token"), "mine");

        assertThat(cli.run("identity", "token", "issue", "bob", "--label", "ci", "--save-to", "ci.token")
                        .code())
                .isEqualTo(2);
        assertThat(server.seen()).isEmpty();
        assertThat(home.resolve("ci.token")).hasContent("mine");
    }

    @Test
    void noFileIsLeftWhenNoTokenWasIssued() {
        server.on("POST /v1/identities/bob/tokens", 403, Problems.body(403, "forbidden", "no"));

        assertThat(cli.run("identity", "token", "issue", "bob", "--label", "ci", "--save-to", "ci.token")
                        .code())
                .isEqualTo(4);
        assertThat(home.resolve("ci.token")).doesNotExist();
    }

    @Test
    void verboseTellsOfRequestsAndNoSecret() {
        server.on(SET, 200, Answers.PROVIDER_CLIENT);

        Outcome outcome = cli.input(SECRET)
                .run("provider", "client", "set", "github", "--client-id", "i", "--secret-stdin", "--verbose");

        assertThat(outcome.err())
                .contains("PUT /v1/providers/github/client 200", "request req-1")
                .doesNotContain(SECRET, TOKEN);
    }
}
