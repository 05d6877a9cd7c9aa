package io.credledger.token;

import io.credledger.ledger.ProviderId;
import io.credledger.provider.Provider;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import io.credledger.session.VerifiedJwt;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The subject's own token where that is what counts: handed on as it is, if it is good enough. */
final class OwnTokens {

    private final Clock clock;

    OwnTokens(Clock clock) {
        this.clock = clock;
    }

    /** @throws TokenRefusedException where the subject came with another thing, or with nothing */
    static VerifiedJwt require(@Nullable VerifiedJwt jwt) {
        if (jwt == null) {
            throw TokenRefusedException.because(
                    "invalid_request",
                    "subject-token-not-a-jwt",
                    "this provider takes the subject's own token: subject_token must be a JWT of the issuer");
        }
        return jwt;
    }

    @RevealsSecret(reason = "the subject's own token is handed on; the copy is a token again")
    Acquired passedOn(Provider provider, Acquisition asked, Attempt attempt) {
        VerifiedJwt jwt = require(asked.subject().jwt());
        attempt.has(new ProviderId(provider.id()), jwt.scopes(), jwt.expiresAt());
        Scoping.require(provider, asked.terms().scopes(), jwt.scopes());
        Duration left = Duration.between(clock.instant(), jwt.expiresAt());
        Lasting.requireLeft(left, asked.terms().minValid());
        return Acquired.bearer(SecretToken.takeOwnershipOf(jwt.token().reveal()), left.toSeconds(), jwt.scopes());
    }
}
