package io.credledger.forge;

import io.credledger.secret.SecretToken;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the router is given to keep for a forge.
 *
 * @param forgeType the forge's provider id
 * @param metadata a JSON object
 */
public record OperatorOAuthRow(
        String forgeType,
        @Nullable String accountId,
        @Nullable String accountLogin,
        @Nullable String baseUrl,
        SecretToken accessToken,
        @Nullable SecretToken refreshToken,
        List<String> scopes,
        @Nullable Instant expiresAt,
        @Nullable String metadata) {

    @Override
    public String toString() {
        return "OperatorOAuthRow [redacted]";
    }
}
