package io.credledger.schedule;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Refreshing;
import io.credledger.ledger.RevocationResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of a connection decides when it is due.
 *
 * @param changedAt when something last happened to it
 * @param grantedAt when the current generation was obtained
 * @param expiresAt when the access token ends; null: nobody said
 * @param refreshExpiresAt when the refresh token ends; null: nobody said
 */
public record Standing(
        ConnectionId connection,
        long generation,
        boolean connected,
        boolean refreshable,
        Instant changedAt,
        Instant grantedAt,
        Refreshing refreshes,
        @Nullable RevocationResult revocation,
        @Nullable Instant expiresAt,
        @Nullable Instant refreshExpiresAt) {

    /** @param expiresAt of the newest credential of the state's generation, as both times are */
    public static Standing of(Connection state, @Nullable Instant expiresAt, @Nullable Instant refreshExpiresAt) {
        return new Standing(
                state.id(),
                state.generation(),
                state.connected(),
                state.refreshable(),
                state.stamp().updatedAt(),
                state.grantedAt(),
                state.refreshes(),
                state.revocation(),
                expiresAt,
                refreshExpiresAt);
    }

    /** When the current credential came. */
    public Instant obtainedAt() {
        Instant refreshedAt = refreshes.refreshedAt();
        return refreshedAt == null ? grantedAt : refreshedAt;
    }

    /** Whether the refresh token is known to be over: no provider would take it. */
    public boolean isRefreshTokenOver(Instant now) {
        return refreshExpiresAt != null && !refreshExpiresAt.isAfter(now);
    }
}
