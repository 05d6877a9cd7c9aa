package io.credledger.demo;

/** What is counted. */
public enum Happening {
    GRANTED,
    /** A refresh that gave tokens, repeated ones too. */
    REFRESHED,
    /** A used refresh token that was taken within its grace. */
    REPEATED_WITHIN_GRACE,
    /** A used refresh token that came again after its grace, whether that killed the family or not. */
    REUSED,
    /** A refused code or refresh token. */
    REFUSED,
    CLIENT_REFUSED,
    REVOKED
}
