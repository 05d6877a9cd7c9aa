package io.credledger.crypto;

import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.RevealsSecret;
import java.util.Arrays;

/**
 * An AES-256-GCM key of one subject and purpose. Its id commits to it: HMAC-SHA256(key, label and subject), both length-prefixed, so that
 * one ciphertext never opens under two keys. Lent by {@link DataKeys}, closed by who asked for it.
 */
public final class DataKey implements AutoCloseable {
    private final DataKeyId id;
    private final KeyPurpose purpose;
    private final EntityId subject;
    private final KeyMaterial material;
    private final Aes256Gcm cipher;

    private DataKey(DataKeyId id, KeyPurpose purpose, EntityId subject, byte[] owned) {
        this.id = id;
        this.purpose = purpose;
        this.subject = subject;
        this.cipher = Aes256Gcm.takeCopyOf(owned);
        this.material = KeyMaterial.takeOwnershipOf(owned);
    }

    static DataKey takeOwnershipOf(byte[] key, KeyPurpose purpose, EntityId subject) {
        return new DataKey(idOf(key, purpose, subject), purpose, subject, key);
    }

    /** Only the key that yields the id. */
    static DataKey takeOwnershipOf(byte[] key, KeyPurpose purpose, EntityId subject, DataKeyId named) {
        if (!idOf(key, purpose, subject).equals(named)) {
            Arrays.fill(key, (byte) 0);
            throw new WrongKeyException(named);
        }
        return new DataKey(named, purpose, subject, key);
    }

    public DataKeyId id() {
        return id;
    }

    public KeyPurpose purpose() {
        return purpose;
    }

    /** Whose key it is. */
    public EntityId subject() {
        return subject;
    }

    /** After this the key seals, opens and wraps nothing. Tink keeps its own copy of the bytes until it is collected. */
    @Override
    public void close() {
        material.close();
    }

    @RevealsSecret(reason = "wraps the key under a key-encryption key")
    byte[] wrapUnder(KeyEncryptionKey kek, LengthPrefixed associated) {
        return material.revealTo(bytes -> kek.seal(bytes, associated));
    }

    /** The cipher, if the key is still open, is of the purpose, and is the one that is named. */
    Aes256Gcm cipher(KeyPurpose expected, DataKeyId named) {
        if (!id.equals(named)) {
            throw new WrongKeyException(named);
        }
        if (purpose != expected) {
            throw new IllegalArgumentException("data key is of another purpose");
        }
        if (material.isDestroyed()) {
            throw new IllegalStateException("data key is closed");
        }
        return cipher;
    }

    private static DataKeyId idOf(byte[] key, KeyPurpose purpose, EntityId subject) {
        return DataKeyId.of(
                HmacSha256.compute(key, LengthPrefixed.of(purpose.label()).add(subject.value())));
    }

    @Override
    public String toString() {
        return "DataKey[" + id + "]";
    }
}
