package io.credledger.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.LowLevelCryptoCaller;
import com.google.crypto.tink.subtle.Ed25519Sign;
import io.credledger.crypto.KeyRefusedException.Rule;
import io.credledger.ledger.Octets;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.RevealsSecret;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;

/**
 * {@code checkpoint.key}: the Ed25519 key (RFC 8032) that signs the heads of a ledger's trees. It opens nothing, and is of no use to whoever
 * cannot make others believe its signature.
 */
public final class CheckpointKey {
    private final Ed25519Sign signer;
    private final CheckpointPublicKey publicKey;

    @AccessesPartialKey
    @LowLevelCryptoCaller
    private CheckpointKey(byte[] seed) {
        try {
            Ed25519Sign.KeyPair pair = Ed25519Sign.KeyPair.newKeyPairFromSeed(seed);
            byte[] secret = pair.getPrivateKey();
            this.signer = new Ed25519Sign(secret);
            this.publicKey = new CheckpointPublicKey(Octets.copyOf(pair.getPublicKey()));
            Arrays.fill(secret, (byte) 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is not available", e);
        }
    }

    /**
     * Reads the file's text: the 32 bytes of the private key of RFC 8032, in base64 or hex.
     *
     * @throws KeyRefusedException with the rule, never the value
     */
    @RevealsSecret(reason = "hands the key to Tink")
    public static CheckpointKey parse(KeyMaterial text) {
        List<KeyMaterial> keys = KeyText.decode(text);
        try {
            if (keys.size() != 1) {
                throw new KeyRefusedException(Rule.NOT_ONE);
            }
            if (keys.get(0).length() != 32) {
                throw new KeyRefusedException(Rule.NOT_32_BYTES);
            }
            return keys.get(0).revealTo(CheckpointKey::new);
        } finally {
            keys.forEach(KeyMaterial::close);
        }
    }

    /** A new key as text, for a file that only its owner can read. */
    public static KeyMaterial generate() {
        return RandomKeys.text();
    }

    public CheckpointPublicKey publicKey() {
        return publicKey;
    }

    /** 64 bytes, the same for the same message. */
    public byte[] sign(byte[] message) {
        try {
            return signer.sign(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 cannot sign", e);
        }
    }

    @Override
    public String toString() {
        return "CheckpointKey[redacted]";
    }
}
