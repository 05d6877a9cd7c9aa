package io.credledger.token;

import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A token that a provider gave for a subject's, as long as it is kept. Safe for use by several threads. */
final class Exchanged {

    /** What was had so lately is as good as it gets. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final SecretToken token;
    private final List<String> scopes;
    private final Instant since;
    private final @Nullable Instant expiresAt;

    /** @param token is this one's from now on */
    Exchanged(SecretToken token, List<String> scopes, Instant since, @Nullable Instant expiresAt) {
        this.token = token;
        this.scopes = List.copyOf(scopes);
        this.since = since;
        this.expiresAt = expiresAt;
    }

    List<String> scopes() {
        return scopes;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    /** Null where nothing is known. */
    @Nullable
    Duration left(Instant now) {
        return expiresAt == null ? null : Duration.between(now, expiresAt);
    }

    /** Whether it lasts, or another one would last no longer: it is new, and in the first half of its life. */
    boolean isGood(Instant now, Duration minValid) {
        Duration left = left(now);
        if (left == null || expiresAt == null) {
            return true;
        }
        boolean young = since.plus(FRESH).isAfter(now)
                && left.multipliedBy(2).compareTo(Duration.between(since, expiresAt)) >= 0;
        return !left.isNegative() && !left.isZero() && (young || left.compareTo(minValid) >= 0);
    }

    /** Empty where it was forgotten meanwhile. */
    @RevealsSecret(reason = "a copy to hand out, which is a token again")
    synchronized Optional<SecretToken> copy() {
        return token.isDestroyed() ? Optional.empty() : Optional.of(SecretToken.takeOwnershipOf(token.reveal()));
    }

    synchronized void forget() {
        token.close();
    }
}
