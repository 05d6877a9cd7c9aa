package io.credledger.token;

import io.credledger.operation.Desk;
import io.credledger.operation.ReauthNotice;
import io.credledger.operation.Refreshes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long a token has to last, and what is said of one that does not. Nobody is given a dead one. */
final class Lasting {

    private final Desk desk;
    private final Refreshes refreshes;
    private final Duration minValid;

    Lasting(Desk desk, Refreshes refreshes, Duration minValid) {
        this.desk = desk;
        this.refreshes = refreshes;
        this.minValid = minValid;
    }

    /** Whether the token is too old to be handed out and a refresh may mend that. */
    boolean wantsRefresh(Held held) {
        Duration left = left(held);
        return held.state().refreshable() && left != null && !isEnough(left) && !isYoung(held, left);
    }

    /** Seconds that are left; null where nothing is known. */
    @Nullable
    Long expiresIn(Held held) {
        Duration left = left(held);
        if (left == null) {
            return null;
        }
        requireLeft(left, isYoung(held, left) ? Duration.ZERO : minValid);
        return left.toSeconds();
    }

    static void requireLeft(Duration left, Duration minValid) {
        if (!isAlive(left)) {
            throw TokenRefusedException.because("invalid_grant", "expired", "the token has expired");
        }
        if (left.compareTo(minValid) < 0) {
            throw TokenRefusedException.because(
                    "invalid_grant", "expires-too-soon", "the token expires before min_valid_seconds");
        }
    }

    /**
     * The same after a refresh was waited for. A token that is new since then is as good as the provider gives them, however short that is.
     *
     * @param before as it was then
     */
    @Nullable
    Long expiresIn(Held before, Held now) {
        Duration left = left(now);
        if (!now.state().refreshable() || left == null) {
            return expiresIn(now);
        }
        boolean renewed = Refreshes.isRenewed(before.state(), now.state());
        if (isAlive(left) && (renewed || isEnough(left))) {
            return left.toSeconds();
        }
        ReauthNotice.of(now.state(), desk.place().get()).ifPresent(notice -> {
            throw TokenRefusedException.needsReauth(notice);
        });
        throw TokenRefusedException.later(
                "not-refreshed",
                "the token was not refreshed in time",
                retryAfter(now.state().refreshes().retryAt()));
    }

    private @Nullable Duration left(Held held) {
        Instant expiresAt = held.expiresAt();
        return expiresAt == null ? null : Duration.between(desk.clock().instant(), expiresAt);
    }

    private boolean isEnough(Duration left) {
        return isAlive(left) && left.compareTo(minValid) >= 0;
    }

    private static boolean isAlive(Duration left) {
        return !left.isNegative() && !left.isZero();
    }

    /** Refreshed a moment ago and in the first half of its life: the next one would not last longer. */
    private boolean isYoung(Held held, Duration left) {
        Instant refreshedAt = held.state().refreshes().refreshedAt();
        Instant expiresAt = held.expiresAt();
        return refreshedAt != null
                && expiresAt != null
                && refreshes.isFresh(held.state())
                && left.multipliedBy(2).compareTo(Duration.between(refreshedAt, expiresAt)) >= 0;
    }

    /** Seconds until it is worth while to ask again. */
    private long retryAfter(@Nullable Instant retryAt) {
        long seconds = retryAt == null
                ? 1
                : Duration.between(desk.clock().instant(), retryAt).toSeconds() + 1;
        return Math.max(1, Math.min(seconds, 900));
    }
}
