package io.credledger.demo;

import java.time.Instant;

/** Why a family gives no tokens any more. */
public record Death(Cause cause, Instant at) {

    public enum Cause {
        /** A used refresh token came again. */
        REFRESH_TOKEN_REUSED,
        /** Its authorization code came again (RFC 6749 section 4.1.2). */
        CODE_REUSED,
        /** Its client asked for it (RFC 7009). */
        REVOKED_BY_CLIENT,
        /** The account's owner took it back here. */
        REVOKED_BY_OWNER
    }
}
