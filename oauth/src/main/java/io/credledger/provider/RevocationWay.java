package io.credledger.provider;

/** How a provider is told that a credential is no longer wanted. */
public enum RevocationWay {
    /** It cannot be told. */
    NONE,
    /** RFC 7009, at the revocation endpoint. */
    RFC7009,
    /** GitHub's {@code DELETE /applications/{client_id}/token}, with the client's basic authentication: this token alone. */
    GITHUB_TOKEN,
    /** GitHub's {@code DELETE /applications/{client_id}/grant}: every token that the account has with the application. */
    GITHUB_GRANT
}
