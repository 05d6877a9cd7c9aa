package io.credledger.cli.role;

import io.credledger.cli.founding.KeyFiles;
import io.credledger.cli.founding.LedgerKeys;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.crypto.CryptoException;
import io.credledger.crypto.MasterKeys;
import io.credledger.secret.KeyMaterial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an {@code up}: from the environment or from {@code secrets/}. They are made only where nothing was kept yet; everywhere else a
 * missing, short or foreign key ends the process.
 */
final class InstallationKeys {

    private static final String VARIABLE = "OAUTH_ENCRYPTION_KEY";

    private final KeyFiles files;
    private final Map<String, String> environment;

    InstallationKeys(KeyFiles files, Map<String, String> environment) {
        this.files = files;
        this.environment = environment;
    }

    /** @param mayCreate whether nothing is kept yet */
    LedgerKeys open(boolean mayCreate) {
        MasterKeys master = master(mayCreate);
        if (mayCreate) {
            files.createOthersIfMissing();
        }
        return new LedgerKeys(
                master, files.readPseudonym(), files.readRefresher().publicKey());
    }

    private MasterKeys master(boolean mayCreate) {
        String text = environment.get(VARIABLE);
        String file = environment.get(VARIABLE + "_FILE");
        try {
            if (text != null) {
                try (KeyMaterial key = KeyMaterial.takeOwnershipOf(text.getBytes(StandardCharsets.UTF_8))) {
                    return MasterKeys.parse(key);
                }
            }
            if (file != null) {
                try (KeyMaterial key = KeyMaterial.readFrom(Path.of(file))) {
                    return MasterKeys.parse(key);
                }
            }
        } catch (CryptoException e) {
            throw problem(e.getMessage());
        } catch (IOException e) {
            throw problem("the file must be readable");
        }
        if (mayCreate) {
            files.createMasterIfMissing();
        }
        if (!Files.exists(files.master())) {
            throw problem("is missing, and so is " + files.master() + ": this data needs the key it was made with");
        }
        return files.readMaster();
    }

    private static ConfigurationException problem(@Nullable String rule) {
        return new ConfigurationException(List.of(new ConfigurationProblem(VARIABLE, String.valueOf(rule))));
    }
}
