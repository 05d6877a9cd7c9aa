package io.credledger.faulty;

import io.credledger.secret.SecretToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire.
 *
 * @param headers by name in lower case
 */
record Asked(String method, String path, Map<String, String> headers, SecretToken body) {

    private static final int MAX_LINE = 32 * 1024;

    /** Null where the client has nothing more to ask. */
    static @Nullable Asked read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        String[] parts = first.split(" ", -1);
        if (parts.length != 3) {
            throw new IOException("not a request line");
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Asked(parts[0], parts[1].replaceAll("\\?.*", ""), headers, SecretToken.takeOwnershipOf(body));
    }

    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > MAX_LINE) {
                return null;
            }
            line.append((char) next);
        }
        return line.toString().replace("\r", "");
    }

    @Nullable
    SecretToken authorization() {
        String header = headers.get("authorization");
        return header == null ? null : SecretToken.takeCopyOf(header);
    }

    boolean wantsToClose() {
        return "close".equalsIgnoreCase(headers.get("connection"));
    }

    /** Of the form in the body. */
    Map<String, String> form() {
        Map<String, String> form = new HashMap<>();
        for (String field : body.revealText().split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                form.putIfAbsent(field.substring(0, equals), decoded(field.substring(equals + 1)));
            }
        }
        return form;
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
