package io.credledger.operation;

import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.RefreshTrouble;
import io.credledger.ledger.Refreshing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the refreshes of a connection stand.
 *
 * @param state {@code idle}, {@code requested}, {@code refreshing}, {@code waiting} until {@code retryAt}, or {@code needs_reauth}
 * @param failures since the last success, and without one since the grant
 * @param trouble why the latest attempt failed; null where it did not, or nobody knows how it ended
 * @param outcomeUnknown whether since the last success an attempt ended without anybody knowing how
 */
public record RefreshCard(
        String state,
        int failures,
        @Nullable Instant retryAt,
        @Nullable String trouble,
        boolean outcomeUnknown) {

    /** Null for what is not refreshed: without a refresh token, or disconnected. */
    static @Nullable RefreshCard of(Connection connection) {
        if (!connection.connected() || !connection.refreshable()) {
            return null;
        }
        Refreshing now = connection.refreshes();
        RefreshTrouble trouble = now.trouble();
        return new RefreshCard(
                state(now), now.failures(), now.retryAt(), trouble == null ? null : Codes.of(trouble), now.unknown());
    }

    private static String state(Refreshing now) {
        if (now.reauth() != null) {
            return "needs_reauth";
        }
        if (now.open() != null) {
            return "refreshing";
        }
        if (now.requestedAt() != null && !holdsBack(now)) {
            return "requested";
        }
        return now.retryAt() == null ? "idle" : "waiting";
    }

    /** Whether its next attempt waits for its time although it is wanted sooner: the provider asked for that, or nobody knows what it did. */
    static boolean holdsBack(Refreshing now) {
        RefreshTrouble trouble = now.trouble();
        return now.retryAt() != null && (trouble == null || trouble == RefreshTrouble.RATE_LIMITED);
    }

    @Override
    public String toString() {
        return "RefreshCard [redacted]";
    }
}
