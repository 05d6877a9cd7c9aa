package io.credledger.benchmarks.load;

import java.nio.charset.StandardCharsets;

/** Requests as bytes. */
final class RequestBytes {

    private RequestBytes() {}

    static byte[] get(String path, String token) {
        return bytes(head("GET", path, token) + "\r\n");
    }

    static byte[] post(String path, String token, String json) {
        return bytes(head("POST", path, token) + "Content-Type: application/json\r\nContent-Length: "
                + bytes(json).length + "\r\n\r\n" + json);
    }

    private static String head(String method, String path, String token) {
        return method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token + "\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
