package io.credledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.client.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client command as a process of its own starts light. */
class StartTest {

    private static final List<String> HEAVY = List.of(
            "org.apache.kafka", "kafka.", "org.eclipse.jetty", "io.javalin", "ch.qos.logback", "org.apache.avro");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path home;

    @Test
    void aClientCommandLoadsNothingOfTheServices() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            server.on("GET /v1/whoami", 200, "{\"identity\": \"alice\", \"roles\": [], \"auth\": \"api_token\"}");
            Path loaded = home.resolve("loaded");

            Process process = start(server.url(), "-Xlog:class+load:file=" + loaded);

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(Files.readString(home.resolve("out"))).contains("alice");
            assertThat(Files.readAllLines(loaded))
                    .hasSizeGreaterThan(500)
                    .noneMatch(line -> HEAVY.stream().anyMatch(name -> line.contains("] " + name)));
            assertThat(server.last().header("Authorization")).isEqualTo("Bearer clt_child");
        }
    }

    private Process start(String url, String jvmOption) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        jvmOption,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "whoami")
                .redirectOutput(home.resolve("out").toFile())
                .redirectError(home.resolve("err").toFile());
        builder.environment().put("CREDLEDGER_URL", url);
        builder.environment().put("CREDLEDGER_TOKEN", "clt_child");
        builder.environment().put("HOME", home.toString());
        return builder.start();
    }
}
