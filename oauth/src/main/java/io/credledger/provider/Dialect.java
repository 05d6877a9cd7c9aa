package io.credledger.provider;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a provider's token endpoint says no.
 *
 * @param error where an answer has the error's code, the first that is there
 * @param description where it has its description
 * @param errorsInOk whether an answer with status 200 can be an error
 * @param rateLimitInForbidden whether a 403 with {@code Retry-After} or {@code X-RateLimit-Remaining: 0} is a rate limit
 */
public record Dialect(
        String name,
        List<JsonPointer> error,
        List<JsonPointer> description,
        boolean errorsInOk,
        boolean rateLimitInForbidden,
        List<ErrorRule> grantDead,
        List<ErrorRule> clientMisconfigured,
        List<ErrorRule> rateLimited,
        List<ErrorRule> undecided) {

    public Dialect {
        error = List.copyOf(error);
        description = List.copyOf(description);
        grantDead = List.copyOf(grantDead);
        clientMisconfigured = List.copyOf(clientMisconfigured);
        rateLimited = List.copyOf(rateLimited);
        undecided = List.copyOf(undecided);
    }

    /** The error's code; empty where the answer has none, so is no error in this dialect. */
    public Optional<String> code(JsonNode answer) {
        return first(answer, error);
    }

    public Optional<String> description(JsonNode answer) {
        return first(answer, description);
    }

    /** A rule that also asks for words of the description goes before one that does not. */
    public ErrorMeaning meaning(String code, @Nullable String description) {
        String text = description == null ? "" : description;
        return meaning(code, text, true).or(() -> meaning(code, text, false)).orElse(ErrorMeaning.REFUSED);
    }

    private Optional<ErrorMeaning> meaning(String code, String text, boolean worded) {
        if (knows(grantDead, code, text, worded)) {
            return Optional.of(ErrorMeaning.GRANT_DEAD);
        }
        if (knows(clientMisconfigured, code, text, worded)) {
            return Optional.of(ErrorMeaning.CLIENT_MISCONFIGURED);
        }
        if (knows(rateLimited, code, text, worded)) {
            return Optional.of(ErrorMeaning.RATE_LIMITED);
        }
        return knows(undecided, code, text, worded) ? Optional.of(ErrorMeaning.UNDECIDED) : Optional.empty();
    }

    private static boolean knows(List<ErrorRule> rules, String code, String text, boolean worded) {
        return rules.stream().anyMatch(rule -> (rule.description() != null) == worded && rule.matches(code, text));
    }

    private static Optional<String> first(JsonNode answer, List<JsonPointer> places) {
        return places.stream()
                .map(answer::at)
                .filter(node -> node.isTextual() && !node.textValue().isBlank())
                .map(JsonNode::textValue)
                .findFirst();
    }
}
