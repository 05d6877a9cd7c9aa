package io.credledger.faulty;

/** On which side of the provider's own change a fault lies. */
public enum When {
    /** The provider does nothing: a refresh token that came is not used. */
    BEFORE,
    /** The provider has rotated or revoked; only its answer suffers. */
    AFTER
}
