package io.credledger.cli.audit.keys;

import io.credledger.cli.client.failure.ClientException;
import io.credledger.crypto.CryptoException;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.KeyEncryptionKeys;
import io.credledger.crypto.MasterKeys;
import io.credledger.ledger.LedgerId;
import io.credledger.sealing.DetailsOpener;
import io.credledger.sealing.Keyring;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The key that an auditor was given, for one ledger. Whatever it was, no token opens with what comes of it. */
public final class AuditKeys {

    private final KeyEncryptionKeys keks;

    private AuditKeys(KeyEncryptionKeys keks) {
        this.keks = keks.withoutTokens();
    }

    /** What {@code keys export-audit} wrote. */
    public static AuditKeys ofAuditKeyFile(Path file, LedgerId ledger) {
        return new AuditKeys(read(file, text -> KeyEncryptionKeys.ofAuditKeys(ledger, text)));
    }

    public static AuditKeys ofMasterKeyFile(Path file, LedgerId ledger) {
        return new AuditKeys(read(file, text -> fromMaster(text, ledger)));
    }

    /** @param texts as the setting has them, newest first */
    @RevealsSecret(reason = "the texts become keys, of which only those for details are kept")
    public static AuditKeys ofMasterKeys(List<SecretToken> texts, LedgerId ledger) {
        String joined = texts.stream().map(SecretToken::revealText).collect(Collectors.joining(","));
        try (KeyMaterial text = KeyMaterial.takeOwnershipOf(joined.getBytes(StandardCharsets.UTF_8))) {
            return new AuditKeys(parsed(text, given -> fromMaster(given, ledger)));
        }
    }

    private static KeyEncryptionKeys fromMaster(KeyMaterial text, LedgerId ledger) {
        try (MasterKeys master = MasterKeys.parse(text)) {
            return master.keyEncryptionKeys(ledger);
        }
    }

    private static KeyEncryptionKeys read(Path file, Function<KeyMaterial, KeyEncryptionKeys> parser) {
        try (KeyMaterial text = KeyMaterial.readFrom(file)) {
            return parsed(text, parser);
        } catch (IOException e) {
            throw ClientException.badConfiguration("the key file cannot be read");
        }
    }

    private static KeyEncryptionKeys parsed(KeyMaterial text, Function<KeyMaterial, KeyEncryptionKeys> parser) {
        try {
            return parser.apply(text);
        } catch (CryptoException e) {
            throw ClientException.badConfiguration("the key cannot be used: " + e.getMessage());
        }
    }

    public DetailsOpener opener(StoredKeys stored) {
        return new DetailsOpener(keks.ledger(), new Keyring(stored, new DataKeys(keks)), () -> {});
    }
}
