package io.credledger.crypto;

import io.credledger.crypto.MalformedSealException.Rule;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Octets;
import java.util.Arrays;

/**
 * A token that nobody can read here. As bytes: format {@code 0x01}, kind (1), key id (the 32 bytes of its commitment), then the ciphertext
 * as its {@link SealKind} says; the padded token's length is a bucket, so not every length is one.
 *
 * @param keyId the token data key, or the refresher's
 * @param ciphertext what follows the key id
 */
public record SealedToken(SealKind kind, DataKeyId keyId, Octets ciphertext) {
    private static final byte FORMAT = 1;
    private static final int KEY_ID_AT = 2;
    private static final int HEADER = KEY_ID_AT + 32;

    public SealedToken {
        if (!Padding.isBucket(ciphertext.length() - kind.overhead())) {
            throw new MalformedSealException(Rule.LENGTH);
        }
    }

    /**
     * The inverse of {@link #toBytes}.
     *
     * @throws MalformedSealException when the bytes are not a sealed token of a known format
     */
    public static SealedToken parse(byte[] bytes) {
        if (bytes.length < HEADER) {
            throw new MalformedSealException(Rule.LENGTH);
        }
        if (bytes[0] != FORMAT) {
            throw new MalformedSealException(Rule.FORMAT);
        }
        return new SealedToken(
                SealKind.ofCode(bytes[1]),
                DataKeyId.of(Arrays.copyOfRange(bytes, KEY_ID_AT, HEADER)),
                Octets.copyOf(Arrays.copyOfRange(bytes, HEADER, bytes.length)));
    }

    public byte[] toBytes() {
        byte[] bytes = new byte[HEADER + ciphertext.length()];
        bytes[0] = FORMAT;
        bytes[1] = kind.code();
        System.arraycopy(keyId.commitment(), 0, bytes, KEY_ID_AT, HEADER - KEY_ID_AT);
        System.arraycopy(ciphertext.toByteArray(), 0, bytes, HEADER, ciphertext.length());
        return bytes;
    }

    @Override
    public String toString() {
        return "SealedToken[" + kind + ", " + keyId + ", " + ciphertext + "]";
    }
}
