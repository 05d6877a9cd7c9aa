package io.credledger.benchmarks.volume;

import io.credledger.benchmarks.load.WholeLedger;
import io.credledger.cli.broker.BrokerPrincipal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code credledger refresher} as a process of its own, without the launcher script, set as it is where nothing is set. */
final class WorkerProcess implements AutoCloseable {

    /** What the launcher gives it. */
    private static final String HEAP = "-Xmx1g";

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final long LOOK_EVERY_MS = 20;

    private final Process process;
    private final int port;
    private final long began;
    private final HttpClient http = HttpClient.newHttpClient();

    private WorkerProcess(Process process, int port, long began) {
        this.process = process;
        this.port = port;
        this.began = began;
    }

    /**
     * Where one lives and what it knows.
     *
     * @param home its state, its journal and its log are there
     * @param providers the catalogue file
     * @param more settings beside the usual
     */
    record Place(Path home, Path providers, String allowedHost, Map<String, String> more) {

        Path state() {
            return home.resolve("state");
        }

        Place at(Path elsewhere) {
            return new Place(elsewhere, providers, allowedHost, more);
        }

        Place with(Map<String, String> others) {
            return new Place(home, providers, allowedHost, others);
        }
    }

    static WorkerProcess start(WholeLedger ledger, Place place) throws IOException {
        Files.createDirectories(place.home());
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                "io.credledger.cli.Main",
                "refresher"));
        builder.environment().putAll(settings(ledger, place, port));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(
                place.home().resolve("worker.log").toFile()));
        long began = System.nanoTime();
        return new WorkerProcess(builder.start(), port, began);
    }

    private static Map<String, String> settings(WholeLedger ledger, Place place, int port) {
        Path secrets = ledger.installation().secrets().toAbsolutePath();
        String principal = BrokerPrincipal.REFRESHER.principalName();
        Map<String, String> settings = new HashMap<>(place.more());
        settings.put("CREDLEDGER_BOOTSTRAP_SERVERS", ledger.broker().bootstrapServers());
        settings.put("CREDLEDGER_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT");
        settings.put("CREDLEDGER_KAFKA_SASL_USERNAME", principal);
        settings.put(
                "CREDLEDGER_KAFKA_SASL_PASSWORD_FILE",
                secrets.resolve("broker-" + principal + ".password").toString());
        settings.put("CREDLEDGER_REPLICATION_FACTOR", "1");
        settings.put("CREDLEDGER_MIN_INSYNC_REPLICAS", "1");
        settings.put(
                "CREDLEDGER_STATE_DIRECTORY", place.state().toAbsolutePath().toString());
        settings.put(
                "CREDLEDGER_REFRESHER_JOURNAL_DIRECTORY",
                place.home().resolve("journal").toAbsolutePath().toString());
        settings.put(
                "CREDLEDGER_REFRESHER_KEY_FILE",
                ledger.installation().keyFiles().refresher().toAbsolutePath().toString());
        settings.put(
                "OAUTH_ENCRYPTION_KEY_FILE",
                ledger.installation().keyFiles().master().toAbsolutePath().toString());
        settings.put(
                "CREDLEDGER_PROVIDERS_FILE", place.providers().toAbsolutePath().toString());
        settings.put("CREDLEDGER_OUTBOUND_ALLOWED_HOSTS", place.allowedHost());
        settings.put("CREDLEDGER_HEALTH_PORT", Integer.toString(port));
        return settings;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** @return seconds from the start of the process until all its shards are its own and up to date */
    double awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IllegalStateException("the worker is not ready; its log says why");
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
        return Seconds.since(began);
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/health/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    WorkerFigures figures() throws IOException, InterruptedException {
        Duration processor = process.info().totalCpuDuration().orElse(Duration.ZERO);
        return WorkerFigures.of(get("/metrics").body(), Seconds.of(processor.toNanos()));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** SIGTERM. */
    double stop() throws InterruptedException {
        return end(false);
    }

    /** SIGKILL. */
    double kill() throws InterruptedException {
        return end(true);
    }

    private double end(boolean forcibly) throws InterruptedException {
        long from = System.nanoTime();
        var unused = forcibly ? process.destroyForcibly() : process.toHandle().destroy();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the worker did not stop");
        }
        return Seconds.since(from);
    }

    /** Nothing that a measurement started outlives it. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
