package io.credledger.token;

import io.credledger.ledger.IdentityId;
import io.credledger.session.VerifiedJwt;
import org.jspecify.annotations.Nullable;

/**
 * For whom a token is asked for.
 *
 * @param jwt the subject's own of the issuer; null where something else vouches for it
 */
public record Subject(IdentityId id, @Nullable VerifiedJwt jwt, Basis basis) {

    /** On what ground the caller speaks for the subject. */
    public enum Basis {
        /** The caller itself. */
        SELF,
        /** The caller presents the subject's token. */
        PRESENTED,
        /** The subject shared the connection with the caller. */
        SHARED
    }

    @Override
    public String toString() {
        return "Subject [redacted]";
    }
}
