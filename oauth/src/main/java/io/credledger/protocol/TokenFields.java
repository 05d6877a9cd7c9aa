package io.credledger.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.provider.Scopes;
import io.credledger.secret.SecretToken;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The fields of a successful answer, forgiving where providers differ and strict where a token could not be used. */
final class TokenFields {

    /** RFC 6749 appendix A.12: what can stand in a header. */
    private static final Pattern TOKEN = Pattern.compile("[\\x20-\\x7e]{1," + SecretToken.MAX_BYTES + "}");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** Longer ones mean never, and would overflow somebody's clock. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private TokenFields() {}

    /** Empty without a usable access token, or with a refresh token that could not be sent back. */
    static Optional<Tokens> read(ObjectNode body, Scopes scopes) {
        String access = text(body, "access_token");
        String refresh = text(body, "refresh_token");
        if (access == null || !isToken(access) || (refresh != null && !isToken(refresh))) {
            return Optional.empty();
        }
        String idToken = text(body, "id_token");
        return Optional.of(new Tokens(
                SecretToken.takeCopyOf(access),
                refresh == null ? null : SecretToken.takeCopyOf(refresh),
                idToken == null ? null : SecretToken.takeCopyOf(idToken),
                seconds(body.path("expires_in")),
                // GitHub's name, and Keycloak's.
                seconds(
                        body.has("refresh_token_expires_in")
                                ? body.path("refresh_token_expires_in")
                                : body.path("refresh_expires_in")),
                scopes(body.path("scope"), scopes),
                "Bearer"));
    }

    private static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** Null where there is none, also as an empty text. */
    private static @Nullable String text(ObjectNode body, String field) {
        JsonNode node = body.path(field);
        return node.isTextual() && !node.textValue().isEmpty() ? node.textValue() : null;
    }

    /** A number, also as a text. None, zero and less say nothing: Keycloak's zero is an offline token that does not expire. */
    private static @Nullable Duration seconds(JsonNode node) {
        String text = node.isNumber() && node.canConvertToLong() ? Long.toString(node.longValue()) : node.asText("");
        if (!NUMBER.matcher(text).matches() || Long.parseLong(text) == 0) {
            return null;
        }
        Duration given = Duration.ofSeconds(Long.parseLong(text));
        return given.compareTo(LONGEST) > 0 ? LONGEST : given;
    }

    private static @Nullable Set<String> scopes(JsonNode node, Scopes scopes) {
        if (node.isTextual()) {
            return scopes.granted(node.textValue());
        }
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.toSet())
                : null;
    }
}
