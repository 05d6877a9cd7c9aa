package io.credledger.cli.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers on loopback what a test laid out, and remembers what it was asked. The last answer of a route is given again and again. */
public final class ScriptedServer implements AutoCloseable {

    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> arrivals = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final HttpServer http;

    public ScriptedServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::answer);
        http.start();
    }

    /** What is sent back; a status of 0 hangs up without an answer. */
    public record Reply(int status, Map<String, String> headers, String body) {}

    /** One request as it arrived. */
    public record Seen(String method, String target, Map<String, List<String>> headers, String body) {

        public String line() {
            return method + " " + target;
        }

        public String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    /** @param route method and path, without query */
    public ScriptedServer on(String route, int status, String body) {
        return on(route, new Reply(status, Map.of(), body));
    }

    public ScriptedServer on(String route, Reply reply) {
        replies.computeIfAbsent(route, key -> new ArrayDeque<>()).add(reply);
        return this;
    }

    public ScriptedServer hangsUpOn(String route) {
        return on(route, 0, "");
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    public List<String> lines() {
        return seen.stream().map(Seen::line).toList();
    }

    public Seen last() {
        return seen.get(seen.size() - 1);
    }

    /** Returns when the route has been asked for. */
    public void awaitRequest(String route) throws InterruptedException, ExecutionException, TimeoutException {
        arrival(route).get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String route =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
        seen.add(new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        arrival(route).complete(null);
        Reply reply = next(route);
        if (reply.status() > 0) {
            send(exchange, reply);
        }
        exchange.close();
    }

    private CompletableFuture<Void> arrival(String route) {
        return arrivals.computeIfAbsent(route, key -> new CompletableFuture<>());
    }

    private synchronized Reply next(String route) {
        Deque<Reply> script = replies.getOrDefault(route, new ArrayDeque<>());
        if (script.isEmpty()) {
            return new Reply(404, Map.of(), Problems.body(404, "not-found", "no script for this route"));
        }
        return script.size() > 1 ? script.remove() : script.element();
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Request-Id", "req-1");
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
