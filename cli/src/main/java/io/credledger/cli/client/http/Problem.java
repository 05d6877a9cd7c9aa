package io.credledger.cli.client.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.terminal.SafeText;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Why the server did not do it: RFC 9457, or RFC 6749 §5.2 at the token route.
 *
 * @param slug the problem's type without its prefix; of OAuth the reason, else the error
 * @param error OAuth's code, or empty
 * @param detail a sentence
 * @param field what in the request it is about, or empty
 * @param requestId to find it in the server's log, or empty
 */
public record Problem(int status, String slug, String error, String detail, String field, String requestId) {

    private static final String TYPE_PREFIX = "urn:credledger:problem:";
    private static final String CONNECTION_PREFIX = "urn:credledger:connection:";

    public Problem {
        slug = SafeText.of(slug);
        detail = SafeText.of(detail);
        field = SafeText.of(field);
        requestId = SafeText.of(requestId);
    }

    static Problem of(int status, JsonNode body, String requestId) {
        String choices = choices(body);
        String naming = Stream.of(choices, already(body), reconnect(body))
                .filter(part -> !part.isEmpty())
                .map(part -> ": " + part)
                .collect(Collectors.joining());
        String type = body.path("type").asText();
        if (type.startsWith(TYPE_PREFIX)) {
            String detail = body.path("detail").asText(body.path("title").asText("refused"));
            return new Problem(
                    status,
                    type.substring(TYPE_PREFIX.length()),
                    "",
                    detail + naming,
                    body.path("field").asText(),
                    body.path("request_id").asText(requestId));
        }
        if (body.path("error").isTextual()) {
            String error = body.path("error").asText();
            return new Problem(
                    status,
                    choices.isEmpty() ? body.path("reason").asText(error) : "ambiguous-connection",
                    error,
                    body.path("error_description").asText(error) + naming,
                    "",
                    body.path("request_id").asText(requestId));
        }
        return new Problem(
                status, "http-" + status, "", "the server answered " + status + " without saying why", "", requestId);
    }

    /** What there is already: a version to work with, a token's id to revoke. */
    private static String already(JsonNode body) {
        return body.has("current_version")
                ? "it is version " + body.path("current_version").asText()
                : body.path("id").asText();
    }

    /** Where a person goes who has to connect again. */
    private static String reconnect(JsonNode body) {
        return body.path("reconnect").asText(body.path("credledger_reconnect").asText());
    }

    /** Which connections could be meant: ids, as the command line takes them. */
    private static String choices(JsonNode body) {
        return StreamSupport.stream(body.path("credledger_choices").spliterator(), false)
                .map(choice ->
                        choice.path("connection").asText(choice.path("resource").asText()))
                .map(choice -> choice.replace(CONNECTION_PREFIX, ""))
                .collect(Collectors.joining(", "));
    }

    /** One line: the sentence, then what to search for. */
    public String sentence() {
        return detail
                + Stream.of(slug, requestId)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ", " [", "]"));
    }
}
