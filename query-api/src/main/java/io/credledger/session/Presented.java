package io.credledger.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request presents to say who is calling.
 *
 * @param authorization the header's value
 * @param session the session cookie's
 */
public record Presented(
        @Nullable String authorization, @Nullable String session) {

    private static final String SCHEME = "Bearer ";

    /** As if the token stood in the header. */
    public static Presented bearer(String token) {
        return new Presented(SCHEME + token, null);
    }

    /** What comes after {@code Bearer}. */
    Optional<String> bearer() {
        return Optional.ofNullable(authorization)
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }

    /** It may be a secret. */
    @Override
    public String toString() {
        return "Presented [redacted]";
    }
}
