package io.credledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shells can read what is generated for them. */
class CompletionTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path home;

    @Test
    void bashParsesTheScriptAndItKnowsTheCommands() throws Exception {
        String script = new Cli(home).run("completion", "bash").out();

        assertThat(script)
                .contains(
                        "connections",
                        "transfer",
                        "--idempotency-key",
                        "login",
                        "connect",
                        "--replace-account",
                        "git-credential");
        assertThat(exitCodeOfBash(script)).isZero();
    }

    @Test
    void zshLoadsTheScriptByItsFirstLine() throws Exception {
        String script = new Cli(home).run("completion", "zsh").out();

        assertThat(script).startsWith("#compdef credledger\n").contains("bashcompinit");
        assertThat(exitCodeOfBash(script)).isZero();
    }

    private int exitCodeOfBash(String script) throws IOException, InterruptedException {
        Path file = Files.writeString(home.resolve("completion"), script);
        Process bash =
                new ProcessBuilder("bash", "-n", file.toString()).inheritIO().start();
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return bash.exitValue();
    }
}
