package io.credledger.cli.git;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a CGI program wrote (RFC 3875 §6). */
final class CgiAnswer {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private CgiAnswer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    int status() {
        return status;
    }

    void sendTo(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    static CgiAnswer read(InputStream out) throws IOException {
        int status = 200;
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(out); !line.isEmpty(); line = line(out)) {
            String[] header = line.split(": ", 2);
            if (header[0].equals("Status")) {
                status = Integer.parseInt(header[1].substring(0, 3));
            } else {
                headers.put(header[0], header[1]);
            }
        }
        return new CgiAnswer(status, headers, out.readAllBytes());
    }

    private static String line(InputStream out) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = out.read(); next >= 0 && next != '\n'; next = out.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII).stripTrailing();
    }
}
