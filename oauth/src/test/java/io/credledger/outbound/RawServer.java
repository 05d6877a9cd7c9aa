package io.credledger.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;

/** Says what a test says, byte by byte, to whoever connects; keeps the heads and bodies of what it was asked. */
final class RawServer implements AutoCloseable {

    /** One connection. It ends when the script returns. */
    interface Script {
        void play(InputStream in, OutputStream out) throws IOException;
    }

    private final ServerSocket listening;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    RawServer(ServerSocketFactory sockets, Script script) throws IOException {
        listening = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(() -> accept(script));
    }

    RawServer(Script script) throws IOException {
        this(ServerSocketFactory.getDefault(), script);
    }

    static RawServer answering(String answer) throws IOException {
        return new RawServer((in, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private void accept(Script script) {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection, script));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection, Script script) {
        try (connection) {
            requests.add(read(connection.getInputStream()));
            script.play(connection.getInputStream(), connection.getOutputStream());
            connection.shutdownOutput();
            // Until the other side has gone: closing with something unread would reset what was written.
            while (connection.getInputStream().read() >= 0) {}
        } catch (IOException e) {
            // The client has gone, or did not like the certificate.
        }
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("no request");
            }
            head.append((char) read);
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring(16)))
                .findFirst()
                .orElse(0);
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    int port() {
        return listening.getLocalPort();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    List<String> requests() {
        return requests;
    }

    int connections() {
        return connections.size();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket connection : connections) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
