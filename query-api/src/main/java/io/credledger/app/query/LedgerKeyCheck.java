package io.credledger.app.query;

import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.config.Setting;
import io.credledger.config.SharedSettings;
import io.credledger.crypto.CryptoException;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.KeyEncryptionKeys;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.PseudonymKey;
import io.credledger.crypto.RefreshTokenSealer;
import io.credledger.crypto.RefresherPublicKey;
import io.credledger.edge.EdgeKeys;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens the configured keys, and only if they are the ones that the ledger was founded with. All problems are reported together. */
public final class LedgerKeyCheck {

    private static final String FOREIGN = "must be a key of this ledger; it is another's";

    private final List<ConfigurationProblem> problems = new ArrayList<>();
    private final LedgerFounded founded;

    private LedgerKeyCheck(LedgerFounded founded) {
        this.founded = founded;
    }

    /** @throws ConfigurationException when a key cannot be read, is too short, or is not this ledger's */
    static EdgeKeys open(List<SecretToken> masterKeys, Path pseudonymKey, LedgerFounded founded) {
        return new LedgerKeyCheck(founded).open(masterKeys, pseudonymKey);
    }

    /** The same for keys that are already read; the caller keeps the master keys. */
    public static EdgeKeys open(MasterKeys master, PseudonymKey pseudonym, LedgerFounded founded) {
        LedgerKeyCheck check = new LedgerKeyCheck(founded);
        EdgeKeys edge = check.edge(master, pseudonym);
        if (!check.problems.isEmpty()) {
            throw new ConfigurationException(check.problems);
        }
        return edge;
    }

    private EdgeKeys open(List<SecretToken> masterKeys, Path pseudonymKey) {
        Optional<MasterKeys> master = master(masterKeys);
        Optional<PseudonymKey> pseudonym = pseudonym(pseudonymKey);
        if (problems.isEmpty() && master.isPresent() && pseudonym.isPresent()) {
            try (MasterKeys keys = master.get()) {
                EdgeKeys edge = edge(keys, pseudonym.get());
                if (problems.isEmpty()) {
                    return edge;
                }
            }
        }
        throw new ConfigurationException(problems);
    }

    private EdgeKeys edge(MasterKeys master, PseudonymKey pseudonym) {
        KeyEncryptionKeys keks = master.keyEncryptionKeys(founded.ledger());
        RefresherPublicKey refresher = new RefresherPublicKey(founded.refresherKey());
        if (!keks.commitsTo(KeyPurpose.DETAILS, founded.detailsKek())
                || !keks.commitsTo(KeyPurpose.TOKEN, founded.tokensKek())) {
            problem(SharedSettings.OAUTH_ENCRYPTION_KEY, FOREIGN);
        } else if (!master.refresherKeyTags(founded.ledger()).verify(refresher, founded.refresherKeyTag())) {
            problem(
                    SharedSettings.OAUTH_ENCRYPTION_KEY,
                    "must be the key that vouched for the refresher's key in the ledger");
        }
        if (!pseudonym.commitment(founded.ledger()).equals(founded.pseudonymKey())) {
            problem(SharedSettings.PSEUDONYM_KEY_FILE, FOREIGN);
        }
        return new EdgeKeys(
                founded.ledger(),
                pseudonym.pseudonyms(),
                new DataKeys(keks),
                new RefreshTokenSealer(refresher),
                master.tickets(founded.ledger()));
    }

    private Optional<MasterKeys> master(List<SecretToken> configured) {
        try (KeyMaterial text = joined(configured)) {
            return Optional.of(MasterKeys.parse(text));
        } catch (CryptoException e) {
            return refused(SharedSettings.OAUTH_ENCRYPTION_KEY, e);
        }
    }

    private Optional<PseudonymKey> pseudonym(Path file) {
        try (KeyMaterial text = KeyMaterial.readFrom(file)) {
            return Optional.of(PseudonymKey.parse(text));
        } catch (IOException e) {
            problem(SharedSettings.PSEUDONYM_KEY_FILE, "must name a readable key file");
            return Optional.empty();
        } catch (CryptoException e) {
            return refused(SharedSettings.PSEUDONYM_KEY_FILE, e);
        }
    }

    private <T> Optional<T> refused(Setting<?> setting, CryptoException reason) {
        problem(setting, "holds a key that cannot be used: " + reason.getMessage());
        return Optional.empty();
    }

    private void problem(Setting<?> setting, String rule) {
        problems.add(new ConfigurationProblem(setting.name().toString(), rule));
    }

    @RevealsSecret(reason = "one list of keys, as their parser takes it; the copy is key material again")
    private static KeyMaterial joined(List<SecretToken> keys) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (SecretToken key : keys) {
            if (text.size() > 0) {
                text.write(',');
            }
            key.revealTo(bytes -> {
                text.writeBytes(bytes);
                return true;
            });
        }
        return KeyMaterial.takeOwnershipOf(text.toByteArray());
    }
}
