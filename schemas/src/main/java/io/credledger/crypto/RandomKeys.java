package io.credledger.crypto;

import io.credledger.secret.KeyMaterial;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** New keys of 32 bytes. */
final class RandomKeys {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomKeys() {}

    /** The bytes; the caller wipes them. */
    static byte[] bytes() {
        byte[] key = new byte[Aes256Gcm.KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    /** A key file's content: base64 and a line feed. */
    static KeyMaterial text() {
        byte[] key = bytes();
        try {
            return text(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    static KeyMaterial text(byte[] key) {
        byte[] base64 = Base64.getEncoder().encode(key);
        byte[] line = Arrays.copyOf(base64, base64.length + 1);
        line[base64.length] = '\n';
        Arrays.fill(base64, (byte) 0);
        return KeyMaterial.takeOwnershipOf(line);
    }
}
