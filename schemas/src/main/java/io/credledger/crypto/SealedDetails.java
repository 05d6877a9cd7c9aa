package io.credledger.crypto;

import io.credledger.crypto.MalformedSealException.Rule;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Octets;
import java.util.Arrays;

/**
 * An event's sealed part. The ciphertext: format {@code 0x01}, nonce (12), the padded details encrypted (as long as their bucket), tag (16).
 *
 * @param keyId the details key
 * @param schema SHA-256 fingerprint of the details' Avro schema
 * @param ciphertext the bytes above
 */
public record SealedDetails(DataKeyId keyId, Octets schema, Octets ciphertext) {
    private static final byte FORMAT = 1;
    private static final int HEADER = 1;
    private static final int FINGERPRINT_BYTES = 32;

    public SealedDetails {
        if (schema.length() != FINGERPRINT_BYTES) {
            throw new MalformedSealException(Rule.LENGTH);
        }
        if (!Padding.isBucket(ciphertext.length() - HEADER - Aes256Gcm.OVERHEAD)) {
            throw new MalformedSealException(Rule.LENGTH);
        }
        if (ciphertext.toByteArray()[0] != FORMAT) {
            throw new MalformedSealException(Rule.FORMAT);
        }
    }

    static SealedDetails of(DataKeyId keyId, Octets schema, byte[] sealed) {
        byte[] bytes = new byte[HEADER + sealed.length];
        bytes[0] = FORMAT;
        System.arraycopy(sealed, 0, bytes, HEADER, sealed.length);
        return new SealedDetails(keyId, schema, Octets.copyOf(bytes));
    }

    byte[] sealed() {
        return Arrays.copyOfRange(ciphertext.toByteArray(), HEADER, ciphertext.length());
    }
}
