package io.credledger.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a connection.
 *
 * @param owner from then on
 * @param with whom it was shared with, or is no longer
 * @param trace what it says of a refresh or a revocation, if it was one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryItem(
        String position,
        String type,
        Instant at,
        String actor,
        String owner,
        long version,
        @Nullable String from,
        @Nullable String with,
        @Nullable String reason,
        @Nullable Long generation,
        @Nullable String providerUid,
        @Nullable String accountLogin,
        @JsonUnwrapped RefreshTrace trace) {

    @Override
    public String toString() {
        return "HistoryItem at " + position;
    }
}
