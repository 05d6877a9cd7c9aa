package io.credledger.benchmarks.load;

import java.nio.charset.StandardCharsets;

/** Requests as bytes. */
public final class RequestBytes {

    private RequestBytes() {}

    public static byte[] get(String path, String token) {
        return bytes(head("GET", path, token) + "\r\n");
    }

    public static byte[] post(String path, String token, String json) {
        return withBody("POST", path, token, json);
    }

    public static byte[] put(String path, String token, String json) {
        return withBody("PUT", path, token, json);
    }

    private static byte[] withBody(String method, String path, String token, String json) {
        return bytes(head(method, path, token) + "Content-Type: application/json\r\nContent-Length: "
                + bytes(json).length + "\r\n\r\n" + json);
    }

    /** With a bearer token in the header. */
    static byte[] form(String path, String token, String form) {
        return bytes(head("POST", path, token) + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + bytes(form).length + "\r\n\r\n" + form);
    }

    /** To a provider's token endpoint; the client is in the form. */
    public static byte[] form(String path, String form) {
        return bytes("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + bytes(form).length
                + "\r\n\r\n" + form);
    }

    private static String head(String method, String path, String token) {
        return method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token + "\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
