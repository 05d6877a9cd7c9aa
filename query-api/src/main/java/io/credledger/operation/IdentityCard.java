package io.credledger.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An identity as it is shown.
 *
 * @param status {@code active}, {@code inactive} or {@code erased}
 */
public record IdentityCard(
        String handle,
        String id,
        @Nullable String displayName,
        List<String> roles,
        String status,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    @Override
    public String toString() {
        return "IdentityCard of " + id;
    }
}
