package io.credledger.crypto;

import io.credledger.crypto.KeyRefusedException.Rule;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.RevealsSecret;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The key-encryption keys of one ledger, newest first for each purpose. Who may not open tokens has none for {@link KeyPurpose#TOKEN}. */
public final class KeyEncryptionKeys {
    private final LedgerId ledger;
    private final Map<KeyPurpose, List<KeyEncryptionKey>> newestFirst;

    KeyEncryptionKeys(LedgerId ledger, Map<KeyPurpose, List<KeyEncryptionKey>> newestFirst) {
        this.ledger = ledger;
        this.newestFirst = new EnumMap<>(newestFirst);
    }

    /**
     * What an auditor was given: the details keys alone, from {@link MasterKeys#auditKeys}.
     *
     * @throws KeyRefusedException when the text is not a list of keys of 32 bytes
     */
    public static KeyEncryptionKeys ofAuditKeys(LedgerId ledger, KeyMaterial text) {
        List<KeyEncryptionKey> keys = new ArrayList<>();
        for (KeyMaterial key : KeyText.decode(text)) {
            try (key) {
                if (key.length() != Aes256Gcm.KEY_BYTES) {
                    throw new KeyRefusedException(Rule.NOT_32_BYTES, keys.size() + 1);
                }
                keys.add(details(ledger, key));
            }
        }
        return new KeyEncryptionKeys(ledger, Map.of(KeyPurpose.DETAILS, keys));
    }

    /** The same without the keys for tokens. */
    public KeyEncryptionKeys withoutTokens() {
        return new KeyEncryptionKeys(ledger, Map.of(KeyPurpose.DETAILS, held(KeyPurpose.DETAILS)));
    }

    public LedgerId ledger() {
        return ledger;
    }

    public boolean holds(KeyPurpose purpose) {
        return newestFirst.containsKey(purpose);
    }

    /** 32 bytes to record: only the newest key of this ledger and purpose yields them. */
    public Octets commitment(KeyPurpose purpose) {
        return newest(purpose).commitment();
    }

    /** Whether one of the keys yields the recorded commitment; if none does, the master key is a foreign one. */
    public boolean commitsTo(KeyPurpose purpose, Octets recorded) {
        return held(purpose).stream()
                .anyMatch(key -> MessageDigest.isEqual(key.commitment().toByteArray(), recorded.toByteArray()));
    }

    /** What each key commits to, newest first. */
    public List<Octets> commitments(KeyPurpose purpose) {
        return held(purpose).stream().map(KeyEncryptionKey::commitment).toList();
    }

    /** The key that commits to this; where it is not held, the newest. */
    KeyEncryptionKey named(KeyPurpose purpose, Octets commitment) {
        return held(purpose).stream()
                .filter(key -> key.commitment().equals(commitment))
                .findFirst()
                .orElseGet(() -> newest(purpose));
    }

    KeyEncryptionKey newest(KeyPurpose purpose) {
        return held(purpose).get(0);
    }

    KeyEncryptionKey byId(KeyPurpose purpose, Octets id) {
        for (KeyEncryptionKey key : held(purpose)) {
            if (key.id().equals(id)) {
                return key;
            }
        }
        throw new KeyNotHeldException(id.toHex());
    }

    private List<KeyEncryptionKey> held(KeyPurpose purpose) {
        List<KeyEncryptionKey> keys = newestFirst.get(purpose);
        if (keys == null) {
            throw new KeyNotHeldException(purpose.label());
        }
        return keys;
    }

    @RevealsSecret(reason = "hands the auditor's key to its cipher")
    private static KeyEncryptionKey details(LedgerId ledger, KeyMaterial key) {
        return key.revealTo(bytes -> KeyEncryptionKey.takeCopyOf(bytes, ledger, KeyPurpose.DETAILS));
    }
}
