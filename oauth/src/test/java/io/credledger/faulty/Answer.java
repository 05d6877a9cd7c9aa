package io.credledger.faulty;

import java.nio.charset.StandardCharsets;

/** An HTTP answer as bytes. It has no date, so that the same answer always has the same length. */
final class Answer {

    private Answer() {}

    static byte[] json(int status, String body) {
        return of(status, "application/json", body);
    }

    static byte[] of(int status, String type, String body, String... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " -\r\n")
                .append("Content-Type: ")
                .append(type)
                .append("\r\n")
                .append("Cache-Control: no-store\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        byte[] first = head.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[first.length + bytes.length];
        System.arraycopy(first, 0, whole, 0, first.length);
        System.arraycopy(bytes, 0, whole, first.length, bytes.length);
        return whole;
    }
}
