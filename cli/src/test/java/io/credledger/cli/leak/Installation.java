package io.credledger.cli.leak;

import io.credledger.cli.Main;
import io.credledger.cli.TestJvm;
import io.credledger.cli.broker.BrokerClients;
import io.credledger.cli.broker.BrokerEndpoint;
import io.credledger.cli.broker.BrokerPasswords;
import io.credledger.cli.broker.BrokerPrincipal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An {@code up} as a process of its own, and all that it ever said. */
final class Installation implements AutoCloseable {

    private static final String READY = "ready on ";

    private final Path data;
    private final Path err;
    private final Map<String, String> settings;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private @Nullable Process process;

    /** @param settings of its environment */
    Installation(Path data, Path err, Map<String, String> settings) {
        this.data = data;
        this.err = err;
        this.settings = settings;
    }

    /** Starts; answers where it is served. */
    String start(String... more) throws Exception {
        List<String> command =
                TestJvm.command("640m", List.of(Main.class.getName(), "up", "--port", "0", "--data", data.toString()));
        command.addAll(List.of(more));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()));
        builder.environment().putAll(settings);
        Process started = builder.start();
        process = started;
        CompletableFuture<String> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(started, ready), "stdout");
        reader.setDaemon(true);
        reader.start();
        return ready.get(150, TimeUnit.SECONDS);
    }

    private void read(Process started, CompletableFuture<String> ready) {
        try (BufferedReader lines = started.inputReader()) {
            for (String line; (line = lines.readLine()) != null; ) {
                out.add(line);
                if (line.startsWith(READY)) {
                    ready.complete(line.substring(READY.length()));
                }
            }
            ready.completeExceptionally(new IllegalStateException("it ended before it was ready: " + said()));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    Path data() {
        return data;
    }

    Path secrets() {
        return data.resolve("secrets");
    }

    /** Its broker, for the super user. */
    Map<String, Object> client() throws IOException {
        return BrokerClients.properties(
                BrokerEndpoint.read(data.resolve("broker")).orElseThrow().bootstrapServers(),
                BrokerPrincipal.ADMIN,
                BrokerPasswords.read(secrets(), BrokerPrincipal.ADMIN));
    }

    /** Standard output and standard error so far. */
    String said() throws IOException {
        return String.join("\n", out) + (Files.exists(err) ? Files.readString(err) : "");
    }

    /** What everybody on this machine can read of it. */
    String commandLine() {
        return running().toHandle().info().commandLine().orElseThrow();
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("it must be started");
        }
        return process;
    }

    /** SIGKILL. */
    void kill() {
        running().destroyForcibly().onExit().join();
    }

    /** SIGTERM; answers how it ended. */
    int terminate() throws InterruptedException {
        running().destroy();
        if (!running().waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not stop");
        }
        return running().exitValue();
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
