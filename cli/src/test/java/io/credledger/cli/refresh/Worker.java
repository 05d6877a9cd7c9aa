package io.credledger.cli.refresh;

import io.credledger.cli.TestJvm;
import io.credledger.refresh.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A refresher as a process of its own, which stands still where it is told to, and dies or is stopped from outside. */
final class Worker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final Path log;
    private final Thread atExit;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Semaphore holds = new Semaphore(0);
    private final Set<String> standing = ConcurrentHashMap.newKeySet();

    private Worker(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.atExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
        Thread reader = new Thread(this::read, "worker-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Returns at once. */
    static Worker start(Path home, Map<String, String> environment) throws IOException {
        Files.createDirectories(home);
        List<String> command = TestJvm.command(
                "256m",
                List.of(
                        "-Dlogback.configurationFile=io/credledger/cli/refresh/worker-logback.xml",
                        WatchedRefresher.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CREDLEDGER_") || name.startsWith("OAUTH_"));
        builder.environment().putAll(environment);
        return new Worker(builder.start(), home.resolve("output.log"));
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard(line);
            }
        } catch (IOException e) {
            // It is gone.
        }
    }

    private void heard(String line) throws IOException {
        if (line.equals(WatchedRefresher.READY)) {
            ready.countDown();
        } else if (line.equals(WatchedRefresher.HOLDS)) {
            holds.release();
        } else if (line.startsWith(WatchedRefresher.STANDS)) {
            standing.add(line.substring(WatchedRefresher.STANDS.length()));
        }
        Files.writeString(log, line + '\n', StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Until it has its shards. */
    Worker awaitReady() throws InterruptedException {
        if (!ready.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("a refresher must start, see " + log);
        }
        return this;
    }

    /** From now on every attempt stands still when it comes to that step. */
    Worker holdAt(Step step) throws InterruptedException {
        tell("hold " + step);
        if (!holds.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("a refresher must listen, see " + log);
        }
        return this;
    }

    /** Those that stand go on, and nobody is held any more; a frozen worker hears it when it wakes. */
    void letGo() {
        tell("go");
    }

    private void tell(String line) {
        try {
            process.outputWriter().write(line + '\n');
            process.outputWriter().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until so many stand, at whatever step. */
    Worker awaitStanding(int attempts) {
        Awaitility.await("attempts that stand, see " + log).atMost(PATIENCE).until(() -> standing.size() >= attempts);
        return this;
    }

    /** SIGKILL; returns when it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This JVM is ending: the hook runs.
        }
    }

    /** As a process does that is asked to end; returns when it is gone. */
    void stop() {
        tell("stop");
        process.onExit().join();
    }

    /** SIGSTOP. */
    void freeze() throws Exception {
        signal("-STOP");
    }

    /** SIGCONT. */
    void wake() throws Exception {
        signal("-CONT");
    }

    private void signal(String signal) throws Exception {
        int ended = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (ended != 0) {
            throw new AssertionError("a worker that runs can be told " + signal);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
