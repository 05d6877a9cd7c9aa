package io.credledger.cli.client.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.terminal.SafeText;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Why the server did not do it: RFC 9457, or RFC 6749 §5.2 at the token route.
 *
 * @param slug the problem's type without its prefix, or the OAuth error
 * @param detail a sentence
 * @param requestId to find it in the server's log, or empty
 */
public record Problem(int status, String slug, String detail, String requestId) {

    private static final String TYPE_PREFIX = "urn:credledger:problem:";

    static Problem of(int status, JsonNode body, String requestId) {
        String type = body.path("type").asText();
        if (type.startsWith(TYPE_PREFIX)) {
            return new Problem(
                    status,
                    SafeText.of(type.substring(TYPE_PREFIX.length())),
                    SafeText.of(body.path("detail").asText(body.path("title").asText("refused"))),
                    SafeText.of(body.path("request_id").asText(requestId)));
        }
        if (body.path("error").isTextual()) {
            return oauth(status, body, requestId);
        }
        return new Problem(
                status, "http-" + status, "the server answered " + status + " without saying why", requestId);
    }

    private static Problem oauth(int status, JsonNode body, String requestId) {
        String error = body.path("error").asText();
        String choices = StreamSupport.stream(body.path("credledger_choices").spliterator(), false)
                .map(choice ->
                        choice.isTextual() ? choice.asText() : choice.path("id").asText(choice.toString()))
                .collect(Collectors.joining(", "));
        String detail = body.path("error_description").asText(error);
        return new Problem(
                status,
                SafeText.of(error),
                SafeText.of(choices.isEmpty() ? detail : detail + ": name one of " + choices),
                SafeText.of(body.path("request_id").asText(requestId)));
    }

    /** One line: the sentence, then what to search for. */
    public String sentence() {
        return detail
                + Stream.of(slug, requestId)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ", " [", "]"));
    }
}
