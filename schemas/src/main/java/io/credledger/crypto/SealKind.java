package io.credledger.crypto;

import io.credledger.crypto.MalformedSealException.Rule;

/** How a token is sealed. The codes are permanent. */
public enum SealKind {
    /** AES-256-GCM under a token data key: nonce (12), ciphertext, tag (16). */
    AEAD(1, "token-aead/1", Aes256Gcm.OVERHEAD),
    /** HPKE (X25519, HKDF-SHA256, AES-256-GCM) to the refresher's public key: encapsulated key (32), ciphertext, tag (16). */
    HPKE(2, "token-hpke/1", 32 + 16),
    /** AES-256-GCM under a key that only the refresher can derive: nonce (12), ciphertext, tag (16). */
    REFRESHER(3, "token-refresher/1", Aes256Gcm.OVERHEAD);

    private final byte code;
    private final String formatName;
    private final int overhead;

    SealKind(int code, String formatName, int overhead) {
        this.code = (byte) code;
        this.formatName = formatName;
        this.overhead = overhead;
    }

    byte code() {
        return code;
    }

    /** The first part of the associated data. */
    String formatName() {
        return formatName;
    }

    /** What sealing adds to the padded token. */
    int overhead() {
        return overhead;
    }

    static SealKind ofCode(byte code) {
        for (SealKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new MalformedSealException(Rule.KIND);
    }
}
