package io.credledger.cli.docs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Answers as Nango's documentation says that it does, for two connections. */
final class Nango implements AutoCloseable {

    static final String KEY = "nango-sample-key";

    private final HttpServer server;

    Nango() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean known = ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        String body = known ? body(exchange.getRequestURI().toString()) : "";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body.isEmpty() ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String body(String target) {
        return switch (target) {
            case "/connections" -> """
                    {"connections": [
                     {"id": 1, "connection_id": "c 1", "provider": "gitlab", "provider_config_key": "gitlab-prod", "metadata": null, "errors": []},
                     {"id": 2, "connection_id": "c-2", "provider": "github", "provider_config_key": "github", "metadata": {}, "errors": []}]}
                    """;
            case "/connections/c%201?provider_config_key=gitlab-prod&refresh_token=true" -> """
                    {"id": 1, "connection_id": "c 1", "provider": "gitlab", "provider_config_key": "gitlab-prod",
                     "credentials": {"type": "OAUTH2", "access_token": "glo_sample5", "refresh_token": "glr_sample5",
                      "expires_at": "2099-01-01T00:00:00.000Z", "raw": {"access_token": "glo_sample5", "scope": "api read_user"}},
                     "connection_config": {}, "metadata": null, "tags": {"end_user_id": "linus"}}
                    """;
            case "/connections/c-2?provider_config_key=github&refresh_token=true" -> """
                    {"id": 2, "connection_id": "c-2", "provider": "github", "provider_config_key": "github",
                     "credentials": {"type": "API_KEY", "apiKey": "ghp_sample6"},
                     "connection_config": {}, "metadata": {}, "end_user": {"id": "linus", "email": null}}
                    """;
            default -> "";
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
