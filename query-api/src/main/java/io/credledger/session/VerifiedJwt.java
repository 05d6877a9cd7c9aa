package io.credledger.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.protocol.IdClaims;
import io.credledger.secret.SecretToken;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A JWT of the configured issuer, every check passed.
 *
 * @param token as it was presented
 * @param expiresAt as it says
 * @param scopes as it says
 * @param id its {@code jti}; null where it has none
 */
public record VerifiedJwt(
        SecretToken token,
        Instant expiresAt,
        List<String> scopes,
        @Nullable String id) {

    public VerifiedJwt {
        scopes = List.copyOf(scopes);
    }

    static VerifiedJwt of(SecretToken token, IdClaims claims, Instant expiresAt) {
        String id = claims.claims().path("jti").asText("");
        return new VerifiedJwt(token, expiresAt, scopes(claims), id.isEmpty() ? null : id);
    }

    /** {@code scope} of RFC 8693 §4.2 and RFC 9068 §2.2.3; {@code scp} is what others make of it, some as a list. */
    private static List<String> scopes(IdClaims claims) {
        JsonNode found = claims.claims().path(claims.claims().has("scope") ? "scope" : "scp");
        Stream<String> words = found.isArray()
                ? StreamSupport.stream(found.spliterator(), false).map(JsonNode::asText)
                : Stream.of(found.asText("").split(" ", -1));
        return words.filter(word -> !word.isEmpty()).distinct().toList();
    }

    /** It is a secret, and what it says is personal. */
    @Override
    public String toString() {
        return "VerifiedJwt [redacted]";
    }
}
