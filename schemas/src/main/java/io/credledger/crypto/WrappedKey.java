package io.credledger.crypto;

import io.credledger.crypto.MalformedSealException.Rule;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.Octets;
import java.util.Arrays;

/**
 * A data key as it is stored. The wrapped bytes, always 69: format {@code 0x01}, 8 bytes of the key-encryption key's id, nonce (12),
 * ciphertext (32), tag (16).
 *
 * @param id what the key commits to
 * @param purpose which key-encryption key wrapped it
 * @param subject whose key it is
 * @param wrapped the bytes above
 */
public record WrappedKey(DataKeyId id, KeyPurpose purpose, EntityId subject, Octets wrapped) {
    static final String FORMAT_NAME = "wrapped-key/1";

    private static final byte FORMAT = 1;
    private static final int HEADER = 1 + KeyEncryptionKey.ID_BYTES;
    private static final int LENGTH = HEADER + Aes256Gcm.KEY_BYTES + Aes256Gcm.OVERHEAD;

    public WrappedKey {
        if (wrapped.length() != LENGTH) {
            throw new MalformedSealException(Rule.LENGTH);
        }
        if (wrapped.toByteArray()[0] != FORMAT) {
            throw new MalformedSealException(Rule.FORMAT);
        }
    }

    static WrappedKey of(DataKeyId id, KeyPurpose purpose, EntityId subject, Octets kekId, byte[] ciphertext) {
        byte[] bytes = new byte[LENGTH];
        bytes[0] = FORMAT;
        System.arraycopy(kekId.toByteArray(), 0, bytes, 1, KeyEncryptionKey.ID_BYTES);
        System.arraycopy(ciphertext, 0, bytes, HEADER, ciphertext.length);
        return new WrappedKey(id, purpose, subject, Octets.copyOf(bytes));
    }

    /** Which key-encryption key wrapped it: the first 8 bytes of that key's commitment. */
    public Octets kekId() {
        return Octets.copyOf(Arrays.copyOfRange(wrapped.toByteArray(), 1, HEADER));
    }

    byte[] ciphertext() {
        return Arrays.copyOfRange(wrapped.toByteArray(), HEADER, LENGTH);
    }
}
