package io.credledger.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API token without its secret.
 *
 * @param status {@code active}, {@code expired} or {@code revoked}
 */
public record ApiTokenCard(
        String id,
        @Nullable String label,
        String status,
        Instant createdAt,
        @Nullable Instant expiresAt,
        long version) {
    @Override
    public String toString() {
        return "ApiTokenCard of " + id;
    }
}
