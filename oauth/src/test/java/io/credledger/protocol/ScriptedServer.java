package io.credledger.protocol;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A provider that says what a test says, on loopback. Whatever it is not told to answer is 404. */
final class ScriptedServer implements AutoCloseable {

    /** A request as it arrived. */
    record Asked(String method, String path, @Nullable String query, Map<String, String> headers, String body) {

        @Nullable
        String form(String name) {
            return first(body, name);
        }

        @Nullable
        String query(String name) {
            return first(query, name);
        }

        @Nullable
        String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }

        private static @Nullable String first(@Nullable String encoded, String name) {
            List<String> values = URLUtils.parseParameters(encoded).get(name);
            return values == null ? null : values.get(0);
        }
    }

    /** What is answered, as JSON. */
    record Said(int status, String type, String body, Map<String, String> headers) {

        static Said json(int status, String body) {
            return new Said(status, "application/json", body.replace('\'', '"'), Map.of());
        }

        Said with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Said(status, type, body, more);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<String, Function<Asked, Said>> script = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    ScriptedServer on(String method, String path, Function<Asked, Said> answer) {
        script.put(method + " " + path, answer);
        return this;
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Asked> asked() {
        return asked;
    }

    Asked lastAsked() {
        return asked.get(asked.size() - 1);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            URI uri = exchange.getRequestURI();
            Asked question = new Asked(
                    exchange.getRequestMethod(),
                    uri.getRawPath(),
                    uri.getRawQuery(),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(question);
            Said said = script.getOrDefault(
                            question.method() + " " + question.path(), any -> Said.json(404, "{'message':'Not Found'}"))
                    .apply(question);
            answer(exchange, said);
        }
    }

    private static void answer(HttpExchange exchange, Said said) throws IOException {
        byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", said.type());
        said.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** From now on nobody listens. */
    void stop() {
        server.stop(0);
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }
}
