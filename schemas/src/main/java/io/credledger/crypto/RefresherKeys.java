package io.credledger.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import io.credledger.crypto.KeyRefusedException.Rule;
import io.credledger.ledger.Octets;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.RevealsSecret;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code refresher.key}: a binary Tink keyset of HPKE private keys. The primary is the one to seal to; older ones stay until everything
 * sealed to them is sealed again. Only the refresher's process loads it.
 */
public final class RefresherKeys {
    private final KeysetHandle keyset;

    private RefresherKeys(KeysetHandle keyset) {
        this.keyset = keyset;
    }

    public static RefresherKeys generate() {
        return new RefresherKeys(withNewPrimary(KeysetHandle.newBuilder()));
    }

    /**
     * Reads the file's bytes.
     *
     * @throws KeyRefusedException when the bytes are not a keyset of X25519 private keys and nothing else
     */
    @RevealsSecret(reason = "hands the keyset to Tink")
    public static RefresherKeys read(KeyMaterial file) {
        return file.revealTo(RefresherKeys::parse);
    }

    /** The bytes of the file, which only its owner may read. */
    public KeyMaterial write() {
        try {
            return KeyMaterial.takeOwnershipOf(
                    TinkProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get(), Hpke.CONFIGURATION));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("refresher keyset cannot be written", e);
        }
    }

    /** The same keys and a new one, which is the primary. */
    public RefresherKeys withNewKey() {
        return new RefresherKeys(withNewPrimary(KeysetHandle.newBuilder(keyset)));
    }

    /** Of the primary. */
    public RefresherPublicKey publicKey() {
        return publicKey(primary());
    }

    /** Whether one of the keys opens what is sealed to this one. */
    public boolean holds(RefresherPublicKey key) {
        return all().stream().map(RefresherKeys::publicKey).anyMatch(key::equals);
    }

    @AccessesPartialKey
    static RefresherPublicKey publicKey(HpkePrivateKey key) {
        return new RefresherPublicKey(
                Octets.copyOf(key.getPublicKey().getPublicKeyBytes().toByteArray()));
    }

    /** The primary. */
    HpkePrivateKey primary() {
        return (HpkePrivateKey) keyset.getPrimary().getKey();
    }

    List<HpkePrivateKey> all() {
        List<HpkePrivateKey> keys = new ArrayList<>();
        for (int i = 0; i < keyset.size(); i++) {
            keys.add((HpkePrivateKey) keyset.getAt(i).getKey());
        }
        return keys;
    }

    private static RefresherKeys parse(byte[] file) {
        KeysetHandle keyset;
        try {
            keyset = TinkProtoKeysetFormat.parseKeyset(file, InsecureSecretKeyAccess.get(), Hpke.CONFIGURATION);
        } catch (GeneralSecurityException e) {
            throw new KeyRefusedException(Rule.NOT_A_REFRESHER_KEYSET);
        }
        for (int i = 0; i < keyset.size(); i++) {
            requireUsable(keyset.getAt(i));
        }
        return new RefresherKeys(keyset);
    }

    private static void requireUsable(KeysetHandle.Entry entry) {
        boolean usable = entry.getStatus() == KeyStatus.ENABLED
                && entry.getKey() instanceof HpkePrivateKey key
                && key.getParameters().equals(Hpke.PARAMETERS);
        if (!usable) {
            throw new KeyRefusedException(Rule.NOT_A_REFRESHER_KEYSET);
        }
    }

    private static KeysetHandle withNewPrimary(KeysetHandle.Builder builder) {
        try {
            return builder.addEntry(KeysetHandle.generateEntryFromParameters(Hpke.PARAMETERS)
                            .withRandomId()
                            .makePrimary())
                    .setConfiguration(Hpke.CONFIGURATION)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("refresher key cannot be generated", e);
        }
    }

    @Override
    public String toString() {
        return "RefresherKeys[redacted]";
    }
}
