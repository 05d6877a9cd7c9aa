package io.credledger.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who owned a connection, and how it came to be.
 *
 * @param key its store key; null where a name in it was erased
 * @param asOf when all of this held
 * @param position of the event that made the owner its owner
 * @param since when that was
 * @param status of the connection then
 * @param history everybody who had owned it up to then, oldest first
 */
public record OwnershipCard(
        String connection,
        @Nullable String key,
        String owner,
        Instant asOf,
        String position,
        Instant since,
        String status,
        List<Stretch> history) {

    /**
     * The time in which one identity owned it.
     *
     * @param to null for the last
     * @param position of the event that began it
     * @param type of that event
     * @param actor who did that
     */
    public record Stretch(
            String owner,
            Instant from,
            @Nullable Instant to,
            String position,
            String type,
            String actor,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason) {

        @Override
        public String toString() {
            return "Stretch from " + position;
        }
    }

    @Override
    public String toString() {
        return "OwnershipCard of " + connection;
    }
}
