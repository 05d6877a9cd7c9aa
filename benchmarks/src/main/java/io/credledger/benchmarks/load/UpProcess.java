package io.credledger.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** {@code credledger up} as a process of its own, without the launcher script. */
final class UpProcess {

    /** What the launcher gives it. */
    static final String HEAP = "-Xmx1g";

    private static final String READY = "ready on ";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final double secondsToReady;

    private UpProcess(Process process, double secondsToReady) {
        this.process = process;
        this.secondsToReady = secondsToReady;
    }

    /** Returns when it says that it is ready. */
    static UpProcess start(Path data) throws IOException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.credledger.cli.Main",
                        "up",
                        "--data",
                        data.toString(),
                        "--port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitReady(process);
        return new UpProcess(process, seconds(begin));
    }

    private static void awaitReady(Process process) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.startsWith(READY)) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("the process ended before it was ready; its log says why");
        }
    }

    double secondsToReady() {
        return secondsToReady;
    }

    /**
     * SIGTERM.
     *
     * @return seconds until the process was gone
     */
    double stop() throws InterruptedException {
        long begin = System.nanoTime();
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the process did not stop");
        }
        return seconds(begin);
    }

    private static double seconds(long begin) {
        return (double) (System.nanoTime() - begin) / TimeUnit.SECONDS.toNanos(1);
    }
}
