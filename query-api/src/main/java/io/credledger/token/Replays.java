package io.credledger.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.credledger.session.VerifiedJwt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The JWTs that were presented for somebody and have not expired: each is good once. Of this process alone; there are no more of them than the
 * issuer signs, and none is forgotten before it is dead.
 */
final class Replays {

    /** More than the skew of clocks that is forgiven when a JWT is verified. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private final Cache<String, Instant> presented;

    Replays(Clock clock) {
        this.presented = Caffeine.newBuilder()
                .expireAfter(Expiry.<String, Instant>creating((id, until) ->
                        positive(Duration.between(clock.instant(), until).plus(SKEW))))
                .build();
    }

    /** @throws TokenRefusedException where it has no id, or was presented before */
    void take(VerifiedJwt jwt) {
        String id = jwt.id();
        if (id == null) {
            throw TokenRefusedException.because(
                    "invalid_request", "subject-token-without-jti", "a subject's JWT must have a jti");
        }
        if (presented.asMap().putIfAbsent(id, jwt.expiresAt()) != null) {
            throw TokenRefusedException.because(
                    "invalid_request", "subject-token-replayed", "a subject's JWT is good once");
        }
    }

    private static Duration positive(Duration life) {
        return life.isNegative() ? Duration.ZERO : life;
    }
}
