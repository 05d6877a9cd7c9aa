package io.credledger.crypto;

import io.credledger.ledger.LedgerId;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretBorrower;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The installation's master keys ({@code OAUTH_ENCRYPTION_KEY}), newest first. They encrypt nothing themselves: every key is derived from
 * them, for one ledger and one purpose.
 */
public final class MasterKeys implements AutoCloseable {
    private static final String TAG_INFO = "refresher-public-key";
    private static final String TICKETS_INFO = "tickets";
    private static final String INSTANCES_INFO = "instances";

    private final List<KeyMaterial> newestFirst;

    private MasterKeys(List<KeyMaterial> newestFirst) {
        this.newestFirst = newestFirst;
    }

    /**
     * Reads {@code KEY[,KEY…]}, newest first; each is 64 or more hex characters (an even number) or else base64, of 32 bytes or more.
     *
     * @throws KeyRefusedException with the rule, never the value
     */
    public static MasterKeys parse(KeyMaterial text) {
        return new MasterKeys(KeyText.decode(text));
    }

    /** A new key as text, for a file that only its owner can read. */
    public static KeyMaterial generate() {
        return RandomKeys.text();
    }

    public KeyEncryptionKeys keyEncryptionKeys(LedgerId ledger) {
        return new KeyEncryptionKeys(
                ledger,
                Map.of(
                        KeyPurpose.DETAILS, keyEncryptionKeys(ledger, KeyPurpose.DETAILS),
                        KeyPurpose.TOKEN, keyEncryptionKeys(ledger, KeyPurpose.TOKEN)));
    }

    public RefresherKeyTags refresherKeyTags(LedgerId ledger) {
        List<KeyMaterial> keys = newestFirst.stream()
                .map(key -> KeyMaterial.takeOwnershipOf(derive(key, ledger, TAG_INFO)))
                .toList();
        return new RefresherKeyTags(ledger, keys);
    }

    /** For processes of one ledger that ask each other. */
    public InstanceTags instanceTags(LedgerId ledger) {
        return new InstanceTags(
                ledger,
                newestFirst.stream()
                        .map(key -> KeyMaterial.takeOwnershipOf(derive(key, ledger, INSTANCES_INFO)))
                        .toList());
    }

    public Tickets tickets(LedgerId ledger) {
        return new Tickets(
                ledger, newestFirst.stream().map(key -> ticketKey(key, ledger)).toList());
    }

    private static Aes256Gcm ticketKey(KeyMaterial key, LedgerId ledger) {
        byte[] derived = derive(key, ledger, TICKETS_INFO);
        try {
            return Aes256Gcm.takeCopyOf(derived);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    /** What opens details and nothing else, as text for {@link KeyEncryptionKeys#ofAuditKeys}. */
    public KeyMaterial auditKeys(LedgerId ledger) {
        String text = newestFirst.stream()
                .map(key -> derive(key, ledger, KeyPurpose.DETAILS.kekInfo()))
                .map(Base64.getEncoder()::encodeToString)
                .collect(Collectors.joining(",", "", "\n"));
        return KeyMaterial.takeOwnershipOf(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        newestFirst.forEach(KeyMaterial::close);
    }

    private List<KeyEncryptionKey> keyEncryptionKeys(LedgerId ledger, KeyPurpose purpose) {
        return newestFirst.stream()
                .map(key -> keyEncryptionKey(key, ledger, purpose))
                .toList();
    }

    private static KeyEncryptionKey keyEncryptionKey(KeyMaterial key, LedgerId ledger, KeyPurpose purpose) {
        byte[] derived = derive(key, ledger, purpose.kekInfo());
        try {
            return KeyEncryptionKey.takeCopyOf(derived, ledger, purpose);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    @RevealsSecret(reason = "derives a key; the master key is lent for the call")
    private static byte[] derive(KeyMaterial key, LedgerId ledger, String info) {
        SecretBorrower<byte[], RuntimeException> derivation = bytes -> Derivation.derive(bytes, ledger, info);
        return key.revealTo(derivation);
    }
}
