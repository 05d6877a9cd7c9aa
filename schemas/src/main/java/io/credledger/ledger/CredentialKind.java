package io.credledger.ledger;

/** What kind of credential a connection holds. */
public enum CredentialKind {
    /** Access token, perhaps with a refresh token and an expiry. */
    OAUTH2,
    /** A personal access token. */
    BEARER,
    /** User and password of a shared client. */
    BASIC
}
