package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.Cli;
import io.credledger.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which server is asked, and with which token. */
class ServerSearchTest extends ClientTest {

    @BeforeEach
    void script() {
        server.on("GET /v1/whoami", 200, Answers.WHOAMI);
    }

    private Cli bare() {
        return new Cli(home);
    }

    private Path secretFile(String name, String content) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private void profile(String url) throws IOException {
        secretFile(".config/credledger/token", "clt_profile\n");
        secretFile(".config/credledger/profile.properties", "url=" + url + "\ntoken-file=token\n");
    }

    private String sent() {
        return server.last().header("Authorization");
    }

    @Test
    void theProfileNamesBoth() throws IOException {
        profile(server.url());

        Outcome outcome = bare().run("whoami");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(sent()).isEqualTo("Bearer clt_profile");
    }

    @Test
    void theProfileCanBeElsewhere() throws IOException {
        secretFile("xdg/credledger/t", "clt_xdg");
        secretFile("xdg/credledger/profile.properties", "url=" + server.url() + "\ntoken-file=t\n");

        bare().with("XDG_CONFIG_HOME", home + "/xdg").run("whoami");

        assertThat(sent()).isEqualTo("Bearer clt_xdg");
    }

    @Test
    void theEnvironmentGoesBeforeTheProfile() throws IOException {
        profile("http://127.0.0.1:1");
        secretFile("env.token", "clt_env");

        bare().with("CREDLEDGER_URL", server.url())
                .with("CREDLEDGER_TOKEN_FILE", home + "/env.token")
                .run("whoami");

        assertThat(sent()).isEqualTo("Bearer clt_env");
    }

    @Test
    void optionsGoBeforeTheEnvironment() throws IOException {
        secretFile("option.token", "clt_option");

        bare().with("CREDLEDGER_URL", "http://127.0.0.1:1")
                .with("CREDLEDGER_TOKEN", "clt_env")
                .run("whoami", "--url", server.url() + "/", "--token-file", "option.token");

        assertThat(sent()).isEqualTo("Bearer clt_option");
    }

    @Test
    void aProfilesTokenGoesToNoOtherServer() throws IOException {
        profile("http://127.0.0.1:1");

        bare().run("whoami", "--url", server.url());

        assertThat(sent()).isEmpty();
    }

    @Test
    void aLedgerThatRunsInThisDirectoryIsUsedAndSaidOnce() throws IOException {
        secretFile("data/secrets/admin-token", "clt_admin\n");

        Outcome outcome = bare().run("whoami", "--url", server.url());

        assertThat(sent()).isEqualTo("Bearer clt_admin");
        assertThat(outcome.err()).contains("./data/secrets/admin-token").hasLineCount(1);
        assertThat(outcome.out() + outcome.err()).doesNotContain("clt_admin");
    }

    @Test
    void anAdminsTokenDoesNotLeaveTheMachineUnasked() throws IOException {
        secretFile("data/secrets/admin-token", "clt_admin\n");

        Outcome outcome = bare().run("token", "github", "--url", "https://ledger.invalid");

        assertThat(outcome.code()).isEqualTo(4);
    }

    @Test
    void aTokenFileThatOthersCanReadIsSaid() throws IOException {
        Path file = secretFile("open.token", "clt_open");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        Outcome outcome = bare().run("whoami", "--url", server.url(), "--token-file", "open.token");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).contains("warning", "open.token", "chmod 600").doesNotContain("clt_open");
    }

    @Test
    void twoTokensInTheEnvironmentAreBadConfiguration() {
        Outcome outcome = bare().with("CREDLEDGER_TOKEN", "a")
                .with("CREDLEDGER_TOKEN_FILE", "b")
                .run("whoami");

        assertThat(outcome.code()).isEqualTo(9);
    }

    @Test
    void aServerBehindAPathIsAskedThere() {
        server.on("GET /ledger/v1/whoami", 200, Answers.WHOAMI);

        assertThat(bare().run("whoami", "--url", server.url() + "/ledger/").code())
                .isZero();
    }
}
