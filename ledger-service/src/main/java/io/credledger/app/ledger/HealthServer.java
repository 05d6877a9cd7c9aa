package io.credledger.app.ledger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.credledger.streams.Health;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics} of a service that serves nothing else. */
final class HealthServer implements AutoCloseable {

    private final HttpServer server;

    HealthServer(String host, int port, Supplier<Health> health, PrometheusMeterRegistry metrics) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 0);
        server.createContext("/health/live", exchange -> {
            boolean live = health.get().live();
            answer(exchange, live ? 200 : 503, "application/json", "{\"live\":" + live + "}");
        });
        server.createContext("/health/ready", exchange -> ready(exchange, health.get()));
        server.createContext(
                "/metrics", exchange -> answer(exchange, 200, "text/plain; version=0.0.4", metrics.scrape()));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void ready(HttpExchange exchange, Health health) throws IOException {
        String parts = health.notReady().stream()
                .map(part -> "{\"part\":\"" + part.name() + "\",\"reason\":\"" + part.reason() + "\"}")
                .collect(Collectors.joining(","));
        String body = "{\"ready\":" + health.ready() + ",\"not_ready\":[" + parts + "]}";
        answer(exchange, health.ready() ? 200 : 503, "application/json", body);
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
