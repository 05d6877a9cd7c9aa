package io.credledger.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Apicurio's registry as Maven unpacked it, in a process of its own; what it has is in a directory, and is there again when it comes back. */
final class Apicurio implements AutoCloseable {

    private static final String PROPERTY = "credledger.apicurio.home";
    private static final String JSON_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://127\\.0\\.0\\.1:([0-9]+)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path directory;
    private @Nullable Process process;
    private int port;

    Apicurio(Path directory) {
        this.directory = directory;
    }

    /** The first time on a port that the system chooses, then on the same one. */
    void start() throws IOException {
        File log = directory.resolve("apicurio-" + System.nanoTime() + ".log").toFile();
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-jar",
                        program().toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        command.environment().keySet().removeIf(name -> name.matches("(APICURIO|QUARKUS|JAVA)_.*"));
        command.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        command.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        // Else it does not say where it listens.
        command.environment().put("QUARKUS_LOG_LEVEL", "INFO");
        // Committed is on the disk: it is killed, not ended.
        command.environment()
                .put("APICURIO_DATASOURCE_URL", "jdbc:h2:file:" + directory.resolve("registry") + ";WRITE_DELAY=0");
        Process started = command.start();
        process = started;
        Awaitility.await().atMost(PATIENCE).until(() -> !started.isAlive() || listens(log));
        if (!started.isAlive()) {
            throw new AssertionError("Apicurio must start, see " + log);
        }
    }

    private boolean listens(File log) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(log.toPath())) {
            Matcher matcher = LISTENING.matcher(String.join("\n", lines.lines().toList()));
            if (!matcher.find()) {
                return false;
            }
            port = Integer.parseInt(matcher.group(1));
            return true;
        }
    }

    private static Path program() throws IOException {
        String home = System.getProperty(PROPERTY);
        if (home == null) {
            throw new AssertionError(PROPERTY + " must name Apicurio's distribution, which `mvn verify` unpacks");
        }
        try (Stream<Path> files = Files.list(Path.of(home))) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** As {@code schema.registry.url} has it. */
    String url() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    List<String> subjects() throws Exception {
        List<String> subjects = new ArrayList<>();
        ask("GET", "/subjects", null).forEach(subject -> subjects.add(subject.asText()));
        return subjects;
    }

    /** One of a subject's schemas: {@code version}, {@code id} and {@code schema}. */
    JsonNode latest(String subject) throws Exception {
        return ask("GET", "/subjects/" + subject + "/versions/latest", null);
    }

    /** From now on it refuses what breaks the rule. */
    void demand(String subject, String compatibility) throws Exception {
        ask("PUT", "/config/" + subject, "{\"compatibility\": \"" + compatibility + "\"}");
    }

    private JsonNode ask(String method, String path, @Nullable String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", JSON_TYPE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError("Apicurio answered " + path + " with " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            try {
                running.waitFor(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        kill();
    }
}
