package io.credledger.schedule;

import io.credledger.ledger.RefreshTrouble;
import io.credledger.ledger.Refreshing;
import io.credledger.provider.Life;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a connection is due: between 70 and 80 per cent of the shortest of what ends, its access token, its refresh token or the time that its provider
 * lets a refresh token lie. Where in between is the connection's own, so that what was granted together is not refreshed together.
 */
public final class DueTime {

    private static final double EARLIEST = 0.70;
    private static final double SPREAD = 0.10;

    /** Of a session with a fixed end the rest gets shorter with each refresh, and would be refreshed without end. */
    private static final Duration LEAST_GAP = Duration.ofSeconds(5);

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private DueTime() {}

    /** @return null if there is nothing to do until something happens to the connection */
    public static @Nullable Due of(Standing standing, Life life) {
        Refreshing.OpenAttempt open = standing.refreshes().open();
        if (open != null) {
            return new Due(open.startedAt(), Work.ATTEMPT);
        }
        if (!standing.connected()) {
            return standing.revocation() == null ? new Due(standing.changedAt(), Work.REVOKE) : null;
        }
        if (!standing.refreshable() || standing.refreshes().reauth() != null) {
            return null;
        }
        Instant at = refreshAt(standing, life);
        return at == null ? null : new Due(at, Work.REFRESH);
    }

    private static @Nullable Instant refreshAt(Standing standing, Life life) {
        Refreshing refreshes = standing.refreshes();
        Instant retryAt = refreshes.retryAt();
        Instant requestedAt = refreshes.requestedAt();
        if (requestedAt != null) {
            return retryAt != null && retryAt.isAfter(requestedAt) && binds(refreshes) ? retryAt : requestedAt;
        }
        return retryAt != null ? retryAt : planned(standing, life);
    }

    /** Whether not even a request makes it sooner: the provider asked for patience, or may be about to see a token for the second time. */
    private static boolean binds(Refreshing refreshes) {
        return refreshes.trouble() == null || refreshes.trouble() == RefreshTrouble.RATE_LIMITED;
    }

    private static @Nullable Instant planned(Standing standing, Life life) {
        Instant obtained = standing.obtainedAt();
        double share = EARLIEST + SPREAD * Jitter.of(standing.connection(), standing.generation(), obtained);
        Instant at = Stream.of(
                        lasting(obtained, standing.expiresAt(), life.accessToken()),
                        lasting(obtained, standing.refreshExpiresAt(), life.refreshToken()),
                        life.keepAlive())
                .filter(Objects::nonNull)
                .min(Duration::compareTo)
                .map(shortest -> obtained.plusMillis((long) (shortest.toMillis() * share)))
                .orElse(null);
        if (at == null || standing.refreshes().refreshedAt() == null) {
            return at;
        }
        Instant soonest = obtained.plus(LEAST_GAP);
        return at.isBefore(soonest) ? soonest : at;
    }

    private static @Nullable Duration lasting(Instant from, @Nullable Instant until, @Nullable Duration otherwise) {
        if (until == null) {
            return otherwise;
        }
        if (until.isBefore(from)) {
            return Duration.ZERO;
        }
        return until.isAfter(from.plus(LONGEST)) ? LONGEST : Duration.between(from, until);
    }
}
