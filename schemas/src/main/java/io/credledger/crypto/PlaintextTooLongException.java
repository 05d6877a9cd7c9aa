package io.credledger.crypto;

/** More than {@link Padding#MAX_LENGTH} bytes; no event could hold them. */
public final class PlaintextTooLongException extends CryptoException {
    private static final long serialVersionUID = 1L;

    PlaintextTooLongException(int length) {
        super("plaintext is longer than the largest bucket", "length", length);
    }
}
