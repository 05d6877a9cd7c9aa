package io.credledger.app.refresher;

import io.credledger.fold.Dates;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.RefreshTrouble;
import io.credledger.ledger.Refreshing;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** When something is to be done for a connection: by what the log says, and by its provider's habits. */
final class LedgerDates implements Dates {

    private static final double SHARE = 0.70;
    private static final double SPREAD = 0.10;
    private static final Duration NOTICED = Duration.ofSeconds(1);

    @Override
    public @Nullable Long due(Connection connection, @Nullable Credential credential) {
        Refreshing refreshes = connection.refreshes();
        if (refreshes.open() != null) {
            return refreshes.open().startedAt().plus(NOTICED).toEpochMilli();
        }
        if (!connection.connected()) {
            return connection.revocation() == null
                    ? connection.stamp().updatedAt().toEpochMilli()
                    : null;
        }
        if (!connection.refreshable() || refreshes.reauth() != null || credential == null) {
            return null;
        }
        Instant at = at(connection, refreshes, credential.expiresAt());
        return at == null ? null : at.toEpochMilli();
    }

    private static @Nullable Instant at(Connection connection, Refreshing refreshes, @Nullable Instant expiresAt) {
        Instant retryAt = refreshes.retryAt();
        Instant requestedAt = refreshes.requestedAt();
        if (requestedAt != null) {
            boolean binds = refreshes.trouble() == null || refreshes.trouble() == RefreshTrouble.RATE_LIMITED;
            return retryAt != null && binds && retryAt.isAfter(requestedAt) ? retryAt : requestedAt;
        }
        if (retryAt != null || expiresAt == null) {
            return retryAt;
        }
        Instant from = refreshes.refreshedAt() == null ? connection.grantedAt() : refreshes.refreshedAt();
        long life = Math.max(0, Duration.between(from, expiresAt).toMillis());
        double jitter = new SplittableRandom(connection.id().hashCode() ^ from.toEpochMilli()).nextDouble();
        return from.plusMillis((long) (life * (SHARE + SPREAD * jitter)));
    }
}
