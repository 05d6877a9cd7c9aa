package io.credledger.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credledger.streams.Health;
import io.credledger.streams.Health.Part;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {

    private static final Part UP = new Part("streams", true, "state RUNNING");
    private static final Part TROUBLED = new Part("provider", true, "breaker \"open\"", true);
    private static final Part RESTORING = new Part("restore", false, "restoring 2 stores");

    private final AtomicReference<Health> health = new AtomicReference<>(new Health(true, List.of(UP)));
    private final HttpClient http = HttpClient.newHttpClient();
    private final HealthServer server;

    HealthServerTest() throws Exception {
        server = new HealthServer("127.0.0.1", 0, health::get, () -> "a_metric 1.0\n");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aReadyProcessShowsItsParts() throws Exception {
        health.set(new Health(true, List.of(UP, TROUBLED)));
        answers("/health/ready", 200, """
                {"ready": true, "not_ready": [], "degraded": [{"part": "provider", "reason": "breaker \\"open\\""}], "parts": [
                  {"name": "streams", "ready": true, "reason": "state RUNNING", "degraded": false},
                  {"name": "provider", "ready": true, "reason": "breaker \\"open\\"", "degraded": true}]}""");
    }

    @Test
    void whatIsNotReadyIsNamed() throws Exception {
        health.set(new Health(true, List.of(UP, RESTORING)));
        answers("/health/live", 200, "{\"live\": true}");
        answers("/health/ready", 503, """
                {"ready": false, "not_ready": [{"part": "restore", "reason": "restoring 2 stores"}], "degraded": [], "parts": [
                  {"name": "streams", "ready": true, "reason": "state RUNNING", "degraded": false},
                  {"name": "restore", "ready": false, "reason": "restoring 2 stores", "degraded": false}]}""");
    }

    @Test
    void whatOnlyARestartHelpsIsNotAlive() throws Exception {
        health.set(new Health(false, List.of(UP)));
        answers("/health/live", 503, "{\"live\": false}");
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    }

    @Test
    void metricsAreServedAsTheyAre() throws Exception {
        HttpResponse<String> answer = get("/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4");
        assertThat(answer.body()).isEqualTo("a_metric 1.0\n");
    }

    private void answers(String path, int status, String json) throws Exception {
        HttpResponse<String> answer = get(path);
        JsonMapper mapper = new JsonMapper();
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(mapper.readTree(answer.body())).isEqualTo(mapper.readTree(json));
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
