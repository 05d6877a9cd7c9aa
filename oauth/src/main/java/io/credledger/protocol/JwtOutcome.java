package io.credledger.protocol;

import java.time.Instant;

/** What a JWT is worth. */
public sealed interface JwtOutcome {

    /** @param expiresAt as it says, without the clock skew that is forgiven */
    record Valid(IdClaims claims, Instant expiresAt) implements JwtOutcome {}

    record Invalid(Flaw flaw) implements JwtOutcome {}

    /** It cannot be checked now. */
    record Unavailable(Missing missing) implements JwtOutcome {}

    /** What is wrong with it. */
    enum Flaw {
        /** No signed JWT. */
        MALFORMED,
        /** Signed by nobody we know, in a way we don't take, or not at all. */
        SIGNATURE,
        ISSUER,
        AUDIENCE,
        EXPIRED,
        /** Another claim is missing or cannot be. */
        CLAIMS,
        /** Made for another flow. */
        NONCE,
        /** The provider issues no ID tokens that could be checked. */
        NO_ISSUER
    }

    /** What is missing. */
    enum Missing {
        DISCOVERY,
        KEYS
    }
}
