package io.credledger.provider;

/** What an error of a token endpoint says. */
public enum ErrorMeaning {
    /** The code or refresh token is used, expired or withdrawn: only a new consent helps. */
    GRANT_DEAD,
    /** The application's registration is wrong, or its secret: no other grant of it works either. */
    CLIENT_MISCONFIGURED,
    /** Later. */
    RATE_LIMITED,
    /** The provider failed: nothing is known of the grant. */
    UNDECIDED,
    /** Another refusal of this request. */
    REFUSED
}
