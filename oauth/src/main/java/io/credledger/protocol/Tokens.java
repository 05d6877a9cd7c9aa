package io.credledger.protocol;

import io.credledger.secret.SecretToken;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token endpoint granted (RFC 6749 section 5.1). Whoever gets it closes it.
 *
 * @param refresh null: the one that was used, if any, stays
 * @param idToken not validated
 * @param expiresIn null: the provider's default lifetime
 * @param refreshExpiresIn null: the provider's default, or as long as it is not revoked
 * @param scopes null: as requested
 */
public record Tokens(
        SecretToken access,
        @Nullable SecretToken refresh,
        @Nullable SecretToken idToken,
        @Nullable Duration expiresIn,
        @Nullable Duration refreshExpiresIn,
        @Nullable Set<String> scopes,
        String tokenType)
        implements AutoCloseable {

    public Tokens {
        scopes = scopes == null ? null : Set.copyOf(scopes);
    }

    @Override
    public void close() {
        access.close();
        if (refresh != null) {
            refresh.close();
        }
        if (idToken != null) {
            idToken.close();
        }
    }

    /** Scopes are personal. */
    @Override
    public String toString() {
        return "Tokens[redacted]";
    }
}
