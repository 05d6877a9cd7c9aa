package io.credledger.crypto;

/** It was sealed or wrapped under a key that this process does not have: a foreign master key, a removed one, or one that it must not have. */
public final class KeyNotHeldException extends CryptoException {
    private static final long serialVersionUID = 1L;

    private final String key;

    KeyNotHeldException(String key) {
        super("sealed under a key that is not held", "key", key);
        this.key = key;
    }

    /** A key id, a key-encryption key's id in hex, or a purpose. */
    public String key() {
        return key;
    }
}
