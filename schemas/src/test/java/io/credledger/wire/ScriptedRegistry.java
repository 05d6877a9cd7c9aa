package io.credledger.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** As much of Confluent's registry as framing uses, on loopback; what it is told to answer, it answers. */
final class ScriptedRegistry implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST_ID = 41;

    private final HttpServer server;
    private final Map<String, Integer> ids = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile @Nullable Answer always;

    private record Answer(int status, String body) {}

    ScriptedRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String url(String credentials) {
        return "http://" + credentials + "@127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Method and path of every request so far. */
    List<String> asked() {
        return asked;
    }

    List<String> authorizations() {
        return authorizations;
    }

    void answerAlways(int status, String body) {
        always = new Answer(status, body);
    }

    void answerTruthfully() {
        always = null;
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        authorizations.add(authorization == null ? "none" : authorization);
        Answer scripted = always;
        Answer answer = scripted == null ? truth(exchange) : scripted;
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Answer truth(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.matches("/subjects/[^/]+/versions")) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            String schema = request.path("schema").asText();
            int id = ids.computeIfAbsent(schema, absent -> FIRST_ID + ids.size());
            return new Answer(200, JSON.createObjectNode().put("id", id).toString());
        }
        String wanted = path.substring(path.lastIndexOf('/') + 1);
        return ids.entrySet().stream()
                .filter(entry -> entry.getValue().toString().equals(wanted))
                .findFirst()
                .map(entry -> new Answer(200, json(entry.getKey())))
                .orElse(new Answer(404, "{\"error_code\":40403,\"message\":\"Schema " + wanted + " not found\"}"));
    }

    private static String json(String schema) {
        return JSON.createObjectNode().put("schema", schema).toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
