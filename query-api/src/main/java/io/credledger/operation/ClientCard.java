package io.credledger.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The server's application at a provider, without its secret. */
public record ClientCard(
        String provider,
        String clientId,
        @Nullable String baseUrl,
        boolean hasSecret,
        String key,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String updatedBy) {
    @Override
    public String toString() {
        return "ClientCard [redacted]";
    }
}
