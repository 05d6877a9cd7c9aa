package io.credledger.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One refresh token of a family.
 *
 * @param successorOf the token that it was given for; null for the first
 * @param expiresAt null for never
 * @param presented how often it was sent by its client, refused or not
 * @param firstUsed when it first gave a refresh
 */
public record RefreshTokenRecord(
        TokenDigest digest,
        @Nullable TokenDigest successorOf,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        int presented,
        @Nullable Instant firstUsed) {

    RefreshTokenRecord presentedAgain() {
        return new RefreshTokenRecord(digest, successorOf, issuedAt, expiresAt, presented + 1, firstUsed);
    }

    RefreshTokenRecord usedAt(Instant now) {
        return new RefreshTokenRecord(
                digest, successorOf, issuedAt, expiresAt, presented, firstUsed == null ? now : firstUsed);
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** Whether it is used, and a client that repeats itself is still forgiven. */
    boolean isWithinGrace(GrantPolicy policy, Instant now) {
        return firstUsed != null && !policy.grace().isZero() && !now.isAfter(firstUsed.plus(policy.grace()));
    }
}
