package io.credledger.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.credledger.cli.client.ScriptedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while it waits, on a process of its own. */
class ConnectInterruptTest {

    private static final int SIGINT = 2;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path home;

    @Test
    void ctrlCSaysThatTheFlowGoesOn() throws Exception {
        // A signal that was ignored where the build was started is ignored by every process below it.
        assumeThat(interruptsArrive()).isTrue();
        try (ScriptedServer server = new ScriptedServer()) {
            server.on("POST /v1/connect/github", 201, """
                            {"authorize_url": "http://127.0.0.1/start", "flow_id": "flw_1", "expires_at": "12:10"}""")
                    .on("GET /v1/connect/flows/flw_1", 200, "{\"flow_id\": \"flw_1\", \"status\": \"pending\"}");
            Process process = start(server.url());

            try (BufferedReader err = process.errorReader()) {
                assertThat(err.readLine()).startsWith("Open in your browser");
                server.awaitRequest("GET /v1/connect/flows/flw_1");
                interrupt(process);

                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isEqualTo(130);
                assertThat(err.lines())
                        .anyMatch(
                                line -> line.startsWith("credledger: no longer waiting; the flow goes on until 12:10"));
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private Process start(String url) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "connect",
                        "github",
                        "--no-browser")
                .redirectOutput(home.resolve("out").toFile());
        builder.environment().put("CREDLEDGER_URL", url);
        builder.environment().put("CREDLEDGER_TOKEN", "clt_child");
        builder.environment().put("HOME", home.toString());
        return builder.start();
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static boolean interruptsArrive() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status)
                || Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> new BigInteger(
                                line.substring("SigIgn:".length()).strip(), 16))
                        .noneMatch(ignored -> ignored.testBit(SIGINT - 1));
    }
}
