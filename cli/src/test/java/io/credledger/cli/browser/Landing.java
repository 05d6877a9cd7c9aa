package io.credledger.cli.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where a provider sends a browser back to, on loopback: keeps the address of every arrival. */
public final class Landing implements AutoCloseable {

    private static final byte[] PAGE = "<!doctype html><title>Landed</title><p>Landed".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final BlockingQueue<URI> arrivals = new LinkedBlockingQueue<>();

    private Landing(HttpServer server) {
        this.server = server;
    }

    public static Landing open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Landing landing = new Landing(server);
        server.createContext("/callback", landing::arrive);
        server.start();
        return landing;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/callback");
    }

    private void arrive(HttpExchange exchange) throws IOException {
        try (exchange) {
            arrivals.add(exchange.getRequestURI());
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, PAGE.length);
            exchange.getResponseBody().write(PAGE);
        }
    }

    /** The path and query of the next arrival. */
    public URI awaitArrival() throws InterruptedException {
        @Nullable URI arrival = arrivals.poll(30, TimeUnit.SECONDS);
        if (arrival == null) {
            throw new AssertionError("nobody arrived");
        }
        return arrival;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
