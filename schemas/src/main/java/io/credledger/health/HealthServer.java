package io.credledger.health;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.credledger.streams.Health;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code /health/live}, {@code /health/ready} and {@code /metrics} of a service that serves nothing else. The answer about being ready lists
 * every part: one that is ready may still have something to say.
 */
public final class HealthServer implements AutoCloseable {

    private static final String JSON = "application/json";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpServer server;

    /**
     * Serves at once.
     *
     * @param port 0 takes a free one
     * @param metrics in Prometheus' text format
     * @throws IOException when the address or the port cannot be used
     */
    public HealthServer(String host, int port, Supplier<Health> health, Supplier<String> metrics) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 0);
        server.createContext("/health/live", exchange -> live(exchange, health.get()));
        server.createContext("/health/ready", exchange -> ready(exchange, health.get()));
        server.createContext("/metrics", exchange -> answer(exchange, 200, "text/plain; version=0.0.4", metrics.get()));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private static void live(HttpExchange exchange, Health health) throws IOException {
        answer(exchange, health.live() ? 200 : 503, JSON, "{\"live\":" + health.live() + "}");
    }

    private static void ready(HttpExchange exchange, Health health) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ready", health.ready());
        body.put("not_ready", named(health.notReady()));
        body.put("degraded", named(health.degraded()));
        body.put("parts", health.parts());
        answer(exchange, health.ready() ? 200 : 503, JSON, MAPPER.writeValueAsString(body));
    }

    private static List<Map<String, String>> named(List<Health.Part> parts) {
        return parts.stream()
                .map(part -> Map.of("part", part.name(), "reason", part.reason()))
                .toList();
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
