package io.credledger.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import io.credledger.ledger.DataKeyId;
import java.security.GeneralSecurityException;

/** Tink's AES256_GCM without prefix: a random nonce of 12 bytes, the ciphertext, a tag of 16 bytes. */
final class Aes256Gcm {
    static final int KEY_BYTES = 32;

    /** What sealing adds to a plaintext. */
    static final int OVERHEAD = 12 + 16;

    private static final AesGcmParameters PARAMETERS = parameters();

    private final Aead aead;

    private Aes256Gcm(Aead aead) {
        this.aead = aead;
    }

    @AccessesPartialKey
    static Aes256Gcm takeCopyOf(byte[] key) {
        try {
            return new Aes256Gcm(AesGcmJce.create(AesGcmKey.builder()
                    .setParameters(PARAMETERS)
                    .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                    .build()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES256_GCM is not available", e);
        }
    }

    byte[] seal(byte[] plaintext, LengthPrefixed associated) {
        try {
            return aead.encrypt(plaintext, associated.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES256_GCM cannot seal", e);
        }
    }

    /** @param named for the error alone */
    byte[] open(byte[] ciphertext, LengthPrefixed associated, DataKeyId named) {
        try {
            return open(ciphertext, associated);
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException(named);
        }
    }

    byte[] open(byte[] ciphertext, LengthPrefixed associated) throws GeneralSecurityException {
        return aead.decrypt(ciphertext, associated.toByteArray());
    }

    private static AesGcmParameters parameters() {
        try {
            return AesGcmParameters.builder()
                    .setKeySizeBytes(KEY_BYTES)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES256_GCM is not available", e);
        }
    }
}
