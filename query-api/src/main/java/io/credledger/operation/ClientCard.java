package io.credledger.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The server's application at a provider, without its secret.
 *
 * @param hasPreviousSecret whether the secret before is kept, because both are good for a while
 * @param pausedSince since when nothing is sent to the provider by itself; null where it is not paused
 */
public record ClientCard(
        String provider,
        String clientId,
        @Nullable String baseUrl,
        boolean hasSecret,
        boolean hasPreviousSecret,
        String key,
        @Nullable Instant pausedSince,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String updatedBy) {
    @Override
    public String toString() {
        return "ClientCard [redacted]";
    }
}
