package io.credledger.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.LowLevelCryptoCaller;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.subtle.HpkeDecrypt;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.LedgerId;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** One private key at work in one ledger: it opens HPKE, and yields the AEAD key that only its holder can derive. */
final class RefresherKey {
    private static final String AEAD_INFO = "refresher-tokens";

    private final DataKeyId publicId;
    private final HybridDecrypt hpke;
    private final DataKeyId aeadId;
    private final Aes256Gcm aead;

    @AccessesPartialKey
    @LowLevelCryptoCaller
    RefresherKey(HpkePrivateKey key, LedgerId ledger) {
        this.publicId = RefresherKeys.publicKey(key).id(ledger);
        byte[] secret = key.getPrivateKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
        byte[] derived = Derivation.derive(secret, ledger, AEAD_INFO);
        try {
            this.hpke = HpkeDecrypt.create(key);
            this.aead = Aes256Gcm.takeCopyOf(derived);
            this.aeadId = DataKeyId.of(
                    HmacSha256.compute(derived, LengthPrefixed.of("refresher").add(ledger.value())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HPKE is not available", e);
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(derived, (byte) 0);
        }
    }

    /** The key's id in what is sealed that way. */
    DataKeyId id(SealKind kind) {
        return kind == SealKind.HPKE ? publicId : aeadId;
    }

    Aes256Gcm aead() {
        return aead;
    }

    /** The padded token. */
    byte[] open(SealedToken sealed, LengthPrefixed associated) {
        byte[] ciphertext = sealed.ciphertext().toByteArray();
        if (sealed.kind() == SealKind.REFRESHER) {
            return aead.open(ciphertext, associated, sealed.keyId());
        }
        try {
            return hpke.decrypt(ciphertext, associated.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException(sealed.keyId());
        }
    }
}
