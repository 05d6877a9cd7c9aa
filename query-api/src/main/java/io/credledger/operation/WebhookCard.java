package io.credledger.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook without its secret.
 *
 * @param url where it goes; null for whoever did not subscribe, for it may say more than where
 * @param origin of the url
 * @param types what it tells
 */
public record WebhookCard(
        String id,
        String identity,
        @Nullable String url,
        @Nullable String origin,
        List<String> types,
        boolean allConnections,
        Instant createdAt,
        Delivered delivery) {

    /**
     * How it goes.
     *
     * @param told up to where all is told, one position for each shard
     * @param waiting how many notices are known to wait
     * @param waitingSince when the oldest of them happened
     * @param failures attempts in a row that failed
     * @param lastOutcome how the last attempt ended, as a class
     */
    public record Delivered(
            List<String> told,
            int waiting,
            @Nullable Instant waitingSince,
            int failures,
            @Nullable String lastOutcome,
            @Nullable Instant lastAttemptAt) {

        @Override
        public String toString() {
            return "Delivered, waiting " + waiting;
        }
    }

    @Override
    public String toString() {
        return "WebhookCard of " + id;
    }
}
