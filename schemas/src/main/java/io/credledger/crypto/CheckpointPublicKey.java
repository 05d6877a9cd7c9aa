package io.credledger.crypto;

import com.google.crypto.tink.LowLevelCryptoCaller;
import com.google.crypto.tink.subtle.Ed25519Verify;
import io.credledger.crypto.KeyRefusedException.Rule;
import io.credledger.ledger.Octets;
import java.security.GeneralSecurityException;

/**
 * Checks what a {@link CheckpointKey} signed.
 *
 * @param octets the 32 bytes of an Ed25519 public key (RFC 8032)
 */
public record CheckpointPublicKey(Octets octets) {

    public CheckpointPublicKey {
        if (octets.length() != Ed25519Verify.PUBLIC_KEY_LEN) {
            throw new KeyRefusedException(Rule.NOT_A_VERIFIER_KEY);
        }
    }

    /** Whether it is the key's signature over exactly this message. */
    @LowLevelCryptoCaller
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            new Ed25519Verify(octets.toByteArray()).verify(signature, message);
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
