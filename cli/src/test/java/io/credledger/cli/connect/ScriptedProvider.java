package io.credledger.cli.connect;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A GitLab, as far as a flow sees it, that does as it is told and remembers what it was asked. Its base URL is a loopback one. */
final class ScriptedProvider implements AutoCloseable {

    /** One question. */
    record Asked(String path, String authorization, Map<String, String> form) {}

    /** One answer. */
    record Told(int status, String body) {}

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Supplier<Told>> script = new HashMap<>();

    ScriptedProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
        grants("access-canary", "refresh-canary", "read_user read_api write_repository");
        isAccount(7, "alice-gl");
        tells("/oauth/token/info", 404, "{}");
        tells("/oauth/revoke", 200, "{}");
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void tells(String path, int status, String body) {
        does(path, () -> new Told(status, body));
    }

    void does(String path, Supplier<Told> answer) {
        synchronized (script) {
            script.put(path, answer);
        }
    }

    void grants(String access, String refresh, String scopes) {
        tells("/oauth/token", 200, """
                {"access_token": "%s", "token_type": "Bearer", "refresh_token": "%s", "scope": "%s", "expires_in": 7200}""".formatted(access, refresh, scopes));
    }

    void isAccount(int uid, String login) {
        tells("/api/v4/user", 200, """
                {"id": %d, "username": "%s", "name": "A person", "avatar_url": "https://gitlab.example/%s.png",
                 "commit_email": "%s@users.noreply.gitlab.example"}""".formatted(uid, login, login, login));
    }

    /** What it was asked at a path. */
    List<Asked> asked(String path) {
        return asked.stream().filter(one -> one.path().equals(path)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            asked.add(new Asked(path, authorization == null ? "" : authorization, form(body)));
            Told told = answer(path).get();
            byte[] bytes = told.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(told.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Supplier<Told> answer(String path) {
        synchronized (script) {
            return script.getOrDefault(path, () -> new Told(404, "{}"));
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            if (sides.length == 2) {
                form.put(decoded(sides[0]), decoded(sides[1]));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
