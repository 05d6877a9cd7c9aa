package io.credledger.cli.system;

import static org.awaitility.Awaitility.await;

import io.credledger.cli.TestJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/** {@code credledger up} as a process of its own, with the class path of the tests and nothing else of theirs. */
final class UpProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("^ready on (http://\\S+)$", Pattern.MULTILINE);

    private final Process process;
    private final Path directory;
    private final Path data;
    private final URI url;

    private UpProcess(Process process, Path directory, Path data) {
        this.process = process;
        this.directory = directory;
        this.data = data;
        try {
            this.url = awaitUrl();
        } catch (RuntimeException | AssertionError e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /**
     * Ready when it returns.
     *
     * @param directory for its data and for what it prints
     * @param environment settings; others of the tests' own environment are not passed on
     * @param more arguments
     */
    static UpProcess start(Path directory, Map<String, String> environment, String... more) throws IOException {
        return start(directory, directory.resolve("data"), environment, more);
    }

    /** The same over data of its own or of another one that has ended. */
    static UpProcess start(Path directory, Path data, Map<String, String> environment, String... more)
            throws IOException {
        Files.createDirectories(directory);
        List<String> command = TestJvm.command(
                "512m", List.of("io.credledger.cli.Main", "up", "--port", "0", "--data", data.toString()));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("up.out").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CREDLEDGER_") || name.startsWith("OAUTH_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new UpProcess(process, directory, data);
    }

    private URI awaitUrl() {
        Matcher ready = await().atMost(Duration.ofMinutes(3)).until(this::ready, Matcher::find);
        return URI.create(ready.group(1));
    }

    private Matcher ready() {
        Assertions.assertThat(process.isAlive()).as(this::said).isTrue();
        return READY.matcher(said());
    }

    private String said() {
        try {
            return Files.readString(directory.resolve("up.out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return url;
    }

    Person admin() throws IOException {
        return new Person(
                url.getPort(),
                "admin",
                Files.readString(data.resolve("secrets/admin-token")).strip());
    }

    /** As nobody should; gone when it returns. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As a supervisor would. */
    @Override
    public void close() {
        process.destroy();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
        } finally {
            process.destroyForcibly();
        }
    }
}
