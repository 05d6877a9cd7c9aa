package io.credledger.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.prf.HmacPrfKey;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.subtle.PrfHmacJce;
import com.google.crypto.tink.util.SecretBytes;
import io.credledger.crypto.KeyRefusedException.Rule;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.RevealsSecret;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Tink's HMAC PRF (SHA-256) behind every id. Never rotated: all ids would change. Whoever holds it can test a guessed handle, and nothing
 * else.
 */
public final class PseudonymKey {
    private final Prf prf;

    private PseudonymKey(Prf prf) {
        this.prf = prf;
    }

    /**
     * Reads the content of {@code pseudonym.key}: one key, 64 or more hex characters (an even number) or else base64, of 32 bytes or more.
     *
     * @throws KeyRefusedException with the rule, never the value
     */
    public static PseudonymKey parse(KeyMaterial text) {
        List<KeyMaterial> keys = KeyText.decode(text);
        try {
            if (keys.size() != 1) {
                throw new KeyRefusedException(Rule.NOT_ONE);
            }
            return new PseudonymKey(prf(keys.get(0)));
        } finally {
            keys.forEach(KeyMaterial::close);
        }
    }

    /** A new key as text, for a file that only its owner can read. */
    public static KeyMaterial generate() {
        return RandomKeys.text();
    }

    public Pseudonyms pseudonyms() {
        return new Pseudonyms(this);
    }

    /** 32 bytes to record when the ledger is founded: another key does not yield them. */
    public Octets commitment(LedgerId ledger) {
        return Octets.copyOf(compute(LengthPrefixed.of("commitment").add(ledger.value())));
    }

    /** 32 bytes. */
    byte[] compute(LengthPrefixed input) {
        try {
            return prf.compute(input.toByteArray(), 32);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC PRF cannot compute", e);
        }
    }

    @RevealsSecret(reason = "hands the key to Tink's PRF")
    private static Prf prf(KeyMaterial key) {
        return key.revealTo(PseudonymKey::prf);
    }

    @AccessesPartialKey
    private static Prf prf(byte[] key) {
        try {
            HmacPrfParameters parameters = HmacPrfParameters.builder()
                    .setKeySizeBytes(key.length)
                    .setHashType(HmacPrfParameters.HashType.SHA256)
                    .build();
            return PrfHmacJce.create(HmacPrfKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC PRF is not available", e);
        }
    }
}
