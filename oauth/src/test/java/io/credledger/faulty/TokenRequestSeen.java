package io.credledger.faulty;

import io.credledger.demo.FamilyId;
import io.credledger.demo.TokenDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to the token or the revocation endpoint as it arrived, before anything is done about it. Numbers begin with 1, for each endpoint.
 *
 * @param number among all
 * @param clientId as claimed; null without one
 * @param grantType null at the revocation endpoint
 * @param token the refresh token, or the one to revoke; null where a code is redeemed
 * @param ofToken how often this token has come, this time included; 0 without one
 * @param family whose refresh token it is; null when it is nobody's
 * @param ofFamily how many requests of this family have come, this one included; 0 without one
 */
public record TokenRequestSeen(
        Endpoint endpoint,
        int number,
        Instant at,
        @Nullable String clientId,
        @Nullable String grantType,
        @Nullable TokenDigest token,
        int ofToken,
        @Nullable FamilyId family,
        int ofFamily) {

    public boolean isRefresh() {
        return "refresh_token".equals(grantType);
    }
}
