package io.credledger.faulty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Accepts connections on a loopback port, a thread each, and can stop and start again on the same one. */
final class Listener implements AutoCloseable {

    /** Serves a connection until it is over. */
    interface Service {
        void serve(Socket connection) throws IOException, InterruptedException;
    }

    private static final int BACKLOG = 1024;

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "faulty-server");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Service service;
    private final int port;
    private volatile ServerSocket listening;
    private volatile boolean reset;

    Listener(int port, Service service) throws IOException {
        this.service = service;
        this.listening = bound(port);
        this.port = listening.getLocalPort();
        accept();
    }

    private static ServerSocket bound(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        return socket;
    }

    int port() {
        return port;
    }

    void start() throws IOException {
        listening = bound(port);
        accept();
    }

    void stop() throws IOException {
        listening.close();
        for (Socket connection : connections) {
            reset(connection);
        }
    }

    void resetAtOnce(boolean now) {
        reset = now;
    }

    private void accept() {
        ServerSocket socket = listening;
        threads.execute(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket connection = socket.accept();
                    connections.add(connection);
                    threads.execute(() -> serve(connection));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private void serve(Socket connection) {
        try (connection) {
            if (reset || listening.isClosed()) {
                reset(connection);
                return;
            }
            connection.setTcpNoDelay(true);
            service.serve(connection);
        } catch (IOException e) {
            // The client has gone, or is to think so.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    private static void reset(Socket connection) throws IOException {
        try {
            connection.setSoLinger(true, 0);
        } catch (SocketException e) {
            // It was closed meanwhile, by whoever served it.
        }
        connection.close();
    }

    @Override
    public void close() throws IOException {
        stop();
        threads.shutdownNow();
    }
}
