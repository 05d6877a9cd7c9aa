package io.credledger.cli.client.http;

import io.credledger.cli.client.failure.ClientException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Path and query from values that may hold anything. */
final class UriText {

    private UriText() {}

    static String path(String... segments) {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            // A server or proxy may fold these away and so answer for another thing.
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw ClientException.usage("a name must not be empty, '.' or '..'");
            }
            path.append('/').append(encoded(segment).replace("%3A", ":"));
        }
        return path.toString();
    }

    static String query(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
