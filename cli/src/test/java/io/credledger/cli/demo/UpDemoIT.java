package io.credledger.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.BesideOthers;
import io.credledger.cli.TestJvm;
import io.credledger.cli.metrics.Queries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** {@code up --demo} as somebody would try it, over a restart. */
@TestMethodOrder(OrderAnnotation.class)
@BesideOthers
class UpDemoIT {

    private static final Pattern PROVIDER = Pattern.compile("is connected: (http://\\S+)");
    private static final String LAST_LINE = "goes on where it was.";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static Process up;

    @SuppressWarnings("NullAway.Init")
    private static String walkThrough;

    @BeforeAll
    static void start() throws Exception {
        TestJvm.launcher(directory.resolve("credledger"), "512m");
        up("first");
    }

    private static void up(String run) throws IOException {
        Path out = directory.resolve(run + ".out");
        up = new ProcessBuilder("./credledger", "up", "--demo", "--port", "0")
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(directory.resolve(run + ".err").toFile())
                .start();
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            assertThat(up.isAlive())
                    .as(() -> text(directory.resolve(run + ".err")))
                    .isTrue();
            return text(out).contains(LAST_LINE);
        });
        walkThrough = text(out);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        up.destroy();
        assertThat(up.waitFor(10, TimeUnit.SECONDS))
                .as("stops within ten seconds of SIGTERM")
                .isTrue();
    }

    @Test
    @Order(1)
    void thereIsAConnectionAndItsTokenWorks() throws Exception {
        String token = run(commands().filter(line -> line.startsWith("credledger token")));

        String account =
                run(Stream.of("curl -sf -H 'Authorization: Bearer " + token.strip() + "' " + provider() + "/api/user"));

        assertThat(account).contains("demo-user", "1001");
    }

    @Test
    @Order(2)
    void noSecretIsShownAndAllFilesAreTheirOwners() throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory.resolve("data/secrets"));
                Stream<Path> demo = Files.list(directory.resolve("data/demo"))) {
            files = Stream.concat(all, demo).toList();
        }
        for (Path file : files) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
        String shown = walkThrough + text(directory.resolve("first.err"));
        for (String name : List.of("demo-token", "demo-client-secret", "admin-token")) {
            assertThat(shown)
                    .doesNotContain(text(directory.resolve("data/secrets").resolve(name))
                            .strip());
        }
    }

    @Test
    @Order(3)
    void afterARestartItGoesOnWhereItWas() throws Exception {
        String provider = provider();
        stop();

        up("second");

        assertThat(provider()).isEqualTo(provider);
        assertThat(run(Stream.of("credledger connections list")).lines().filter(line -> line.contains("demo-user")))
                .hasSize(1);
        assertThat(run(Stream.of("curl -sf " + provider()))).contains("demo-user", "alive");
    }

    @Test
    @Order(4)
    void aRefreshIsSeenWithinTheMinute() {
        awaitHistory("ConnectionGranted", "RefreshStarted", "CredentialRefreshed");
    }

    @Test
    @Order(5)
    void itIsDisconnectedAndItsHistorySaysSo() throws Exception {
        List<String> connections = commands()
                .filter(line -> line.startsWith("credledger connections"))
                .toList();

        assertThat(connections).hasSize(5);
        assertThat(run(connections.stream())).containsSubsequence("connected", "ConnectionGranted", "disconnected");
    }

    @Test
    @Order(6)
    void theProviderHasRevokedTheGrant() throws Exception {
        awaitHistory("ConnectionDisconnected", "RevocationRecorded");

        assertThat(run(commands().filter(line -> line.startsWith("credledger connections show"))))
                .containsPattern("revocation +revoked");
        assertThat(run(Stream.of("curl -sf " + provider()))).doesNotContain("alive");
    }

    @Test
    @Order(7)
    void everyQueryOfTheDashboardAndTheAlertsIsAnswered() throws Exception {
        String metrics = run(Stream.of("curl -sf $CREDLEDGER_URL/metrics"));

        assertThat(Queries.unanswered(metrics)).isEmpty();
    }

    private static void awaitHistory(String... words) {
        List<String> history = commands()
                .filter(line -> line.startsWith("credledger connections history"))
                .limit(1)
                .toList();
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(run(history.stream())).containsSubsequence(words));
    }

    /** Those of the walk-through. */
    private static Stream<String> commands() {
        return walkThrough.lines().map(String::strip).filter(line -> line.startsWith("credledger "));
    }

    private static String provider() {
        Matcher matcher = PROVIDER.matcher(walkThrough);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    /** With what the walk-through exports. */
    private static String run(Stream<String> commands) throws Exception {
        String export = walkThrough
                .lines()
                .filter(line -> line.strip().startsWith("export "))
                .collect(Collectors.joining("\n"));
        ProcessBuilder shell = new ProcessBuilder(
                        "bash",
                        "-e",
                        "-c",
                        "PATH=.:$PATH\n" + export + "\n" + commands.collect(Collectors.joining("\n")))
                .directory(directory.toFile())
                .redirectErrorStream(true);
        Process script = shell.start();
        String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor()).as(output).isZero();
        return output;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
