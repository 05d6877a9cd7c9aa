package io.credledger.cli.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A server of somebody's that is told: one path for each webhook. It checks signatures in code of its own. */
final class HookReceiver implements AutoCloseable {

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final Map<String, IntUnaryOperator> answers = new ConcurrentHashMap<>();
    private final HttpServer http;

    /** One request as it came. */
    record Told(String path, String id, String timestamp, String signature, String type, String body) {

        boolean isSignedWith(String secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(
                        Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
                byte[] signed = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
                return signature.equals("v1," + Base64.getEncoder().encodeToString(signed));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        /** The last part of the CloudEvent's type. */
        String kind() {
            return body.replaceFirst(".*\"type\":\"io\\.credledger\\.connection\\.([a-z_]+)\".*", "$1");
        }
    }

    HookReceiver() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.setExecutor(Executors.newCachedThreadPool(runnable -> {
            Thread thread = new Thread(runnable, "hook-receiver");
            thread.setDaemon(true);
            return thread;
        }));
        http.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        told.add(new Told(
                path,
                header(exchange, "webhook-id"),
                header(exchange, "webhook-timestamp"),
                header(exchange, "webhook-signature"),
                header(exchange, "Content-Type"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        int status =
                answers.getOrDefault(path, number -> 204).applyAsInt(told(path).size());
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        return String.join(",", exchange.getRequestHeaders().getOrDefault(name, List.of()));
    }

    String host() {
        return "127.0.0.1:" + http.getAddress().getPort();
    }

    String url(String path) {
        return "http://" + host() + path;
    }

    /** @param status by how many requests came so far, with this one */
    void answers(String path, IntUnaryOperator status) {
        answers.put(path, status);
    }

    List<Told> told(String path) {
        return told.stream().filter(one -> one.path().equals(path)).toList();
    }

    List<String> ids(String path) {
        return told(path).stream().map(Told::id).toList();
    }

    List<String> kinds(String path) {
        return told(path).stream().map(Told::kind).toList();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
