package io.credledger.demo;

import java.time.Instant;

/** An access token that has been issued and not revoked. */
public record AccessTokenRecord(TokenDigest digest, FamilyId family, Instant issuedAt, Instant expiresAt) {

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
