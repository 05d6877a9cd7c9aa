package io.credledger.ledger;

import java.util.Locale;

/** How the revocation of a disconnected credential ended at its provider. */
public enum RevocationResult {
    /** The provider no longer takes the token. */
    REVOKED,
    /** The provider cannot be told, or there is nothing to tell it. */
    UNSUPPORTED,
    /** It was tried to the end. */
    FAILED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
