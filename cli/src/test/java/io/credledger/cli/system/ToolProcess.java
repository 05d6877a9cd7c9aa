package io.credledger.cli.system;

import static org.awaitility.Awaitility.await;

import io.credledger.cli.TestJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** A command of ours as a process of its own, so that it can be killed. */
final class ToolProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path out;
    private final Path err;

    private ToolProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** @param directory for what it prints */
    static ToolProcess start(Path directory, Map<String, String> environment, String... arguments) throws IOException {
        Files.createDirectories(directory);
        Path out = Files.createTempFile(directory, "tool", ".out");
        Path err = Files.createTempFile(directory, "tool", ".err");
        List<String> command = TestJvm.command("256m", List.of("io.credledger.cli.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CREDLEDGER_") || name.startsWith("OAUTH_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new ToolProcess(process, out, err);
    }

    /** Runs it to its end, which must be a good one, and says what it printed. */
    static String run(Path directory, String... arguments) throws IOException {
        return start(directory, Map.of(), arguments).ends(0);
    }

    String ends(int exitCode) {
        await().atMost(PATIENCE).until(() -> !process.isAlive());
        Assertions.assertThat(process.exitValue()).as(() -> text(err)).isEqualTo(exitCode);
        return text(out);
    }

    /** Waits until it tells how far it is. */
    void awaitProgress() {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .atMost(PATIENCE)
                .until(() -> {
                    Assertions.assertThat(process.isAlive()).as(() -> text(err)).isTrue();
                    return text(err).contains("rewrapped");
                });
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
