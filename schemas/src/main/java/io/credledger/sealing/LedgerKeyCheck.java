package io.credledger.sealing;

import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.config.Setting;
import io.credledger.config.SharedSettings;
import io.credledger.crypto.CryptoException;
import io.credledger.crypto.KeyEncryptionKeys;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.PseudonymKey;
import io.credledger.crypto.RefresherKeys;
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
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configured keys and compares them with those of the ledger: the ones that it was founded with, or where they are others, the ones
 * that it changed to. Each process reads the kinds that it may hold, then calls {@link #requireAll()}, which reports all problems together. For
 * one thread.
 */
public final class LedgerKeyCheck {

    private static final String FOREIGN = "must be a key of this ledger; it is another's";
    private static final String FORMER_TOO =
            "must name the ledger's former key too, until 'credledger keys rotate' has finished";

    private final List<ConfigurationProblem> problems = new ArrayList<>();
    private final LedgerFounded founded;
    private final Supplier<RecordedKeys> changes;
    private @Nullable RecordedKeys latest;

    /** For a ledger whose keys are those that it was founded with. */
    public LedgerKeyCheck(LedgerFounded founded) {
        this(founded, () -> RecordedKeys.of(founded));
    }

    /** @param changes the ledger's keys of today; read only where the founding's are not the configured ones, because that takes a while */
    public LedgerKeyCheck(LedgerFounded founded, Supplier<RecordedKeys> changes) {
        this.founded = founded;
        this.changes = changes;
    }

    /** The master keys, which the caller closes; empty where they cannot be used. */
    public Optional<MasterKeys> masterKeys(List<SecretToken> configured) {
        Optional<MasterKeys> keys = parse(configured);
        keys.ifPresent(this::check);
        return keys;
    }

    /** The key that makes ids of names; empty where it cannot be used. */
    public Optional<PseudonymKey> pseudonymKey(Path file) {
        Optional<PseudonymKey> key = read(SharedSettings.PSEUDONYM_KEY_FILE, file, PseudonymKey::parse);
        key.ifPresent(this::check);
        return key;
    }

    /**
     * The keys that open refresh tokens; empty where they cannot be used.
     *
     * @param setting of the file, to be named in a problem
     */
    public Optional<RefresherKeys> refresherKeys(Setting<Path> setting, Path file) {
        Optional<RefresherKeys> keys = read(setting, file, RefresherKeys::read);
        if (keys.isPresent()
                && !keys.get().holds(RecordedKeys.of(founded).refresher())
                && !keys.get().holds(latest().refresher())) {
            problem(setting, FOREIGN);
        }
        return keys;
    }

    /** For master keys that are already read: those of the ledger, one of which vouched for the refresher's public key. */
    public void check(MasterKeys master) {
        KeyEncryptionKeys keks = master.keyEncryptionKeys(founded.ledger());
        if (suits(master, keks, RecordedKeys.of(founded)) || suits(master, keks, latest())) {
            return;
        }
        boolean newestOnly = latest().newest().isAmong(keks);
        if (!latest().areAmong(keks)) {
            problem(SharedSettings.OAUTH_ENCRYPTION_KEY, newestOnly ? FORMER_TOO : FOREIGN);
        } else {
            problem(
                    SharedSettings.OAUTH_ENCRYPTION_KEY,
                    "must be the key that vouched for the refresher's key in the ledger");
        }
    }

    /** The same, and never content with the keys of the founding where the ledger has changed them. */
    public void checkNewest(MasterKeys master) {
        latest();
        check(master);
        if (problems.isEmpty() && !latest().areAmong(master.keyEncryptionKeys(founded.ledger()))) {
            problem(SharedSettings.OAUTH_ENCRYPTION_KEY, "must be the ledger's newest key; this one was rotated away");
        }
    }

    private boolean suits(MasterKeys master, KeyEncryptionKeys keks, RecordedKeys recorded) {
        return recorded.areAmong(keks)
                && master.refresherKeyTags(founded.ledger()).verify(recorded.refresher(), recorded.refresherTag());
    }

    private RecordedKeys latest() {
        if (latest == null) {
            latest = changes.get();
        }
        return latest;
    }

    /** For a pseudonym key that is already read. */
    public void check(PseudonymKey pseudonym) {
        if (!pseudonym.commitment(founded.ledger()).equals(founded.pseudonymKey())) {
            problem(SharedSettings.PSEUDONYM_KEY_FILE, FOREIGN);
        }
    }

    /** The newest that had to be read: the founding's, where the configured keys are still those. */
    public RecordedKeys recorded() {
        return latest == null ? RecordedKeys.of(founded) : latest;
    }

    /** @throws ConfigurationException when anything that was read or checked cannot be read, is too short, or is not this ledger's */
    public void requireAll() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private Optional<MasterKeys> parse(List<SecretToken> configured) {
        try (KeyMaterial text = joined(configured)) {
            return Optional.of(MasterKeys.parse(text));
        } catch (CryptoException e) {
            return unusable(SharedSettings.OAUTH_ENCRYPTION_KEY, e);
        }
    }

    private <K> Optional<K> read(Setting<Path> setting, Path file, Function<KeyMaterial, K> parser) {
        try (KeyMaterial content = KeyMaterial.readFrom(file)) {
            return Optional.of(parser.apply(content));
        } catch (IOException e) {
            problem(setting, "must name a readable key file");
            return Optional.empty();
        } catch (CryptoException e) {
            return unusable(setting, e);
        }
    }

    private <K> Optional<K> unusable(Setting<?> setting, CryptoException reason) {
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
