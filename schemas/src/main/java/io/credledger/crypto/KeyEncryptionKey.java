package io.credledger.crypto;

import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import java.util.Arrays;

/** Wraps data keys of one purpose in one ledger. Under it come at most as many wraps as there are data keys, far below GCM's 2^32. */
final class KeyEncryptionKey {
    static final int ID_BYTES = 8;

    private final Aes256Gcm cipher;
    private final Octets commitment;
    private final Octets id;

    private KeyEncryptionKey(Aes256Gcm cipher, byte[] commitment) {
        this.cipher = cipher;
        this.commitment = Octets.copyOf(commitment);
        this.id = Octets.copyOf(Arrays.copyOf(commitment, ID_BYTES));
    }

    static KeyEncryptionKey takeCopyOf(byte[] key, LedgerId ledger, KeyPurpose purpose) {
        LengthPrefixed input =
                LengthPrefixed.of("kek-commitment").add(ledger.value()).add(purpose.kekInfo());
        return new KeyEncryptionKey(Aes256Gcm.takeCopyOf(key), HmacSha256.compute(key, input));
    }

    /** 32 bytes that only this key, ledger and purpose yield. */
    Octets commitment() {
        return commitment;
    }

    /** The commitment's first 8 bytes: which key wrapped it. */
    Octets id() {
        return id;
    }

    byte[] seal(byte[] key, LengthPrefixed associated) {
        return cipher.seal(key, associated);
    }

    byte[] open(byte[] ciphertext, LengthPrefixed associated, DataKeyId named) {
        return cipher.open(ciphertext, associated, named);
    }
}
