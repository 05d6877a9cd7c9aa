package io.credledger.contract;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request and what came back, as they were on the wire.
 *
 * @param body of the request; null for none
 * @param answer its body; empty for none
 */
record Exchange(
        String method, URI uri, HttpHeaders asked, @Nullable String body, int status, HttpHeaders told, String answer) {

    /** What is read as it comes is not looked at: its head is. */
    static Exchange of(HttpRequest request, HttpResponse<?> response) {
        return new Exchange(
                request.method(),
                request.uri(),
                request.headers(),
                Drained.body(request).orElse(null),
                response.statusCode(),
                response.headers(),
                text(response.body()));
    }

    private static String text(@Nullable Object body) {
        if (body instanceof String text) {
            return text;
        }
        return body instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "";
    }

    Optional<String> askedAs() {
        return media(asked);
    }

    Optional<String> toldAs() {
        return media(told);
    }

    private static Optional<String> media(HttpHeaders headers) {
        return headers.firstValue("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return method + " answered with " + status;
    }
}
