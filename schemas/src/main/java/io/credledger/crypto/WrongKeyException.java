package io.credledger.crypto;

import io.credledger.ledger.DataKeyId;

/** The key at hand is not the one that is named: it does not yield the key id. */
public final class WrongKeyException extends CryptoException {
    private static final long serialVersionUID = 1L;

    private final transient DataKeyId named;

    WrongKeyException(DataKeyId named) {
        super("key does not commit to the key id", "keyId", named);
        this.named = named;
    }

    /** The key id that was asked for. */
    public DataKeyId named() {
        return named;
    }
}
