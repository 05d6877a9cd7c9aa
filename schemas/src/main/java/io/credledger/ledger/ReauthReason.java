package io.credledger.ledger;

import java.util.Locale;

/** Why only a new consent helps. The code is permanent: it is in answers and in the docs. */
public enum ReauthReason {
    /** The provider says that the grant is used, expired or withdrawn. */
    GRANT_DEAD,
    /** The same, after an attempt whose outcome nobody knows: most likely the provider rotated and its answer never arrived. */
    ANSWER_LOST,
    /** The token endpoint is elsewhere by now, and a token is sent to no other origin than the one it came from. */
    ENDPOINT_CHANGED,
    /** The refresh token was known to be over. */
    REFRESH_TOKEN_EXPIRED,
    /** The refresh token does not open: it was sealed to a key that the refresher no longer holds. */
    UNREADABLE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
