package io.credledger.benchmarks.load;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One kept-alive HTTP/1.1 connection on loopback. The JDK's client takes more of a processor than a server that answers a constant, and both
 * share the machine; this one writes bytes and reads bytes. For one thread.
 */
public final class HttpCaller implements Closeable {

    private static final Pattern LENGTH =
            Pattern.compile("\r\ncontent-length: *([0-9]+)\r\n", Pattern.CASE_INSENSITIVE);
    private static final int STATUS_FROM = "HTTP/1.1 ".length();

    private final Socket socket;
    private final InputStream in;
    private byte[] buffer = new byte[16 * 1024];
    private int end;

    public HttpCaller(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = socket.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HttpAnswer send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        end = 0;
        int bodyFrom = readHead();
        String head = new String(buffer, 0, bodyFrom, StandardCharsets.ISO_8859_1);
        int bodyTo = bodyFrom + length(head);
        while (end < bodyTo) {
            fill();
        }
        int status = Integer.parseInt(head.substring(STATUS_FROM, STATUS_FROM + 3));
        return new HttpAnswer(status, Arrays.copyOfRange(buffer, bodyFrom, bodyTo));
    }

    /** Where the body begins. */
    private int readHead() throws IOException {
        int looked = 0;
        while (true) {
            fill();
            for (; looked + 4 <= end; looked++) {
                if (buffer[looked] == '\r' && buffer[looked + 2] == '\r') {
                    return looked + 4;
                }
            }
        }
    }

    private static int length(String head) throws IOException {
        Matcher length = LENGTH.matcher(head);
        if (!length.find()) {
            throw new IOException("an answer without a length");
        }
        return Integer.parseInt(length.group(1));
    }

    private void fill() throws IOException {
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            throw new EOFException("the server has closed the connection");
        }
        end += read;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
