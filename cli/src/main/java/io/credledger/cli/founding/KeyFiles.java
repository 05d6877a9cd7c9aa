package io.credledger.cli.founding;

import io.credledger.cli.files.DurableFile;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.crypto.CheckpointKey;
import io.credledger.crypto.CryptoException;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.PseudonymKey;
import io.credledger.crypto.RefresherKeys;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.RevealsSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The key files of an installation. Each is made at most once, when a ledger is about to be founded; a file that is missing later is a loss
 * that somebody must see, never a reason to make another.
 */
public final class KeyFiles {

    private final Path directory;

    public KeyFiles(Path directory) {
        this.directory = directory;
    }

    public Path master() {
        return directory.resolve("master.key");
    }

    public Path pseudonym() {
        return directory.resolve("pseudonym.key");
    }

    public Path refresher() {
        return directory.resolve("refresher.key");
    }

    /** Signs the heads of the ledger's trees. */
    public Path checkpoint() {
        return directory.resolve("checkpoint.key");
    }

    public Path adminToken() {
        return directory.resolve("admin-token");
    }

    /** Makes the directory 0700, whoever made it. */
    public void createDirectory() {
        try {
            DurableFile.createPrivateDirectory(directory);
            DurableFile.makePrivate(directory);
        } catch (IOException e) {
            throw problem(directory, "must be a directory that can be written");
        }
    }

    public void createMasterIfMissing() {
        create(master(), MasterKeys::generate);
    }

    /** The keys that only founding makes: the pseudonym key and the refresher's pair. */
    public void createOthersIfMissing() {
        create(pseudonym(), PseudonymKey::generate);
        create(refresher(), () -> RefresherKeys.generate().write());
    }

    /** The key that signs, while nothing is signed: also for a ledger that was founded before there were checkpoints. */
    public void createCheckpointIfMissing() {
        create(checkpoint(), CheckpointKey::generate);
    }

    public PseudonymKey readPseudonym() {
        return read(pseudonym(), PseudonymKey::parse);
    }

    public RefresherKeys readRefresher() {
        return read(refresher(), RefresherKeys::read);
    }

    @RevealsSecret(reason = "a key that was just made goes into its file of mode 0600")
    private static void create(Path file, Supplier<KeyMaterial> generate) {
        if (Files.exists(file)) {
            return;
        }
        try (KeyMaterial key = generate.get()) {
            key.revealTo(bytes -> {
                DurableFile.write(file, bytes);
                return file;
            });
        } catch (IOException e) {
            throw problem(file, "must be a file that can be written");
        }
    }

    private static <K> K read(Path file, Function<KeyMaterial, K> parse) {
        try (KeyMaterial material = KeyMaterial.readFrom(file)) {
            return parse.apply(material);
        } catch (IOException e) {
            throw problem(file, "must be a file that can be read");
        } catch (CryptoException e) {
            throw problem(file, String.valueOf(e.getMessage()));
        }
    }

    private static ConfigurationException problem(Path file, String rule) {
        return new ConfigurationException(List.of(new ConfigurationProblem(file.toString(), rule)));
    }
}
