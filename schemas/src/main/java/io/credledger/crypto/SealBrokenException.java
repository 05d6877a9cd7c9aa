package io.credledger.crypto;

import io.credledger.ledger.DataKeyId;

/**
 * Authentication failed: the ciphertext was changed, or it was sealed for another place (ledger, entity, command, field, origin). Which of
 * the two cannot be told.
 */
public final class SealBrokenException extends CryptoException {
    private static final long serialVersionUID = 1L;

    private final transient DataKeyId keyId;

    SealBrokenException(DataKeyId keyId) {
        super("seal is broken or belongs elsewhere", "keyId", keyId);
        this.keyId = keyId;
    }

    public DataKeyId keyId() {
        return keyId;
    }
}
