package io.credledger.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.TestJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's quickstart, run as it stands against a ledger that {@code up} has just founded. */
class QuickstartIT {

    private static final Path SNIPPET = Path.of("../docs/examples/quickstart.sh");
    private static final Pattern READY = Pattern.compile("ready on (http://\\S+)");

    @TempDir
    private static Path directory;

    private static Process up;
    private static String url;

    @BeforeAll
    static void start() throws IOException {
        TestJvm.launcher(directory.resolve("credledger"), "512m");
        Path out = directory.resolve("up.out");
        ProcessBuilder command = new ProcessBuilder("./credledger", "up", "--port", "0")
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(directory.resolve("up.err").toFile());
        command.environment().put("CREDLEDGER_VERIFY_STORED", "false");
        up = command.start();
        long began = System.nanoTime();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> READY.matcher(Files.readString(out)).find());
        System.out.printf("ready after %d ms%n", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        Matcher ready = READY.matcher(Files.readString(out));
        assertThat(ready.find()).isTrue();
        url = ready.group(1);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        up.destroy();
        assertThat(up.waitFor(10, TimeUnit.SECONDS))
                .as("stops within ten seconds of SIGTERM")
                .isTrue();
    }

    @Test
    void everyCommandOfTheQuickstartDoesWhatItSays() throws Exception {
        ProcessBuilder shell = new ProcessBuilder(
                        "bash", "-e", SNIPPET.toAbsolutePath().normalize().toString())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        shell.environment().put("CREDLEDGER_URL", url);
        Process script = shell.start();
        String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(script.waitFor()).as(output).isZero();
        assertThat(output)
                .containsSubsequence(
                        "vault:default:github:connection:alice/main",
                        "vault:default:gitlab:connection:alice/default",
                        "\"forge_type\":\"github\",\"account_login\":\"alice-gh\"",
                        "glpat-example",
                        "ghp_example",
                        "ConnectionGranted",
                        "ConnectionTransferred");
    }

    @Test
    void theReadmeShowsTheFileThatThisTestRuns() throws IOException {
        assertThat(Files.readString(Path.of("../README.md")))
                .contains("```sh\n" + Files.readString(SNIPPET).stripTrailing() + "\n```");
    }

    @Test
    void theFilesThatHoldSecretsAreTheirOwnersOnly() throws IOException {
        List<Path> secrets;
        try (var files = Files.list(directory.resolve("data/secrets"))) {
            secrets = files.toList();
        }
        assertThat(secrets)
                .extracting(file -> file.getFileName().toString())
                .contains("admin-token", "master.key", "pseudonym.key", "refresher.key");
        for (Path file : secrets) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }
}
