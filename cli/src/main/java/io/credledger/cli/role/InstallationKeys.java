package io.credledger.cli.role;

import io.credledger.cli.founding.KeyFiles;
import io.credledger.cli.founding.LedgerKeys;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.crypto.CryptoException;
import io.credledger.crypto.MasterKeys;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /**
     * What was opened.
     *
     * @param masterText the configured master keys, as the query API takes them
     */
    record Opened(SecretToken masterText, LedgerKeys keys) {}

    /** @param mayCreate whether nothing is kept yet */
    Opened open(boolean mayCreate) {
        SecretToken text = masterText(mayCreate);
        if (mayCreate) {
            files.createOthersIfMissing();
        }
        LedgerKeys keys = new LedgerKeys(
                parse(List.of(text)),
                files.readPseudonym(),
                files.readRefresher().publicKey());
        return new Opened(text, keys);
    }

    private SecretToken masterText(boolean mayCreate) {
        String text = environment.get(VARIABLE);
        if (text != null) {
            return SecretToken.takeCopyOf(text);
        }
        String file = environment.get(VARIABLE + "_FILE");
        if (file != null) {
            return read(Path.of(file));
        }
        if (mayCreate) {
            files.createMasterIfMissing();
        }
        if (!Files.exists(files.master())) {
            throw problem("is missing, and so is " + files.master() + ": this data needs the key it was made with");
        }
        return read(files.master());
    }

    private static SecretToken read(Path file) {
        try {
            return SecretToken.takeOwnershipOf(Files.readAllBytes(file));
        } catch (IOException e) {
            throw problem("must name a file that can be read");
        }
    }

    /** @param texts newest first */
    @RevealsSecret(reason = "the texts become keys")
    static MasterKeys parse(List<SecretToken> texts) {
        String joined = texts.stream().map(SecretToken::revealText).collect(Collectors.joining(","));
        try (KeyMaterial material = KeyMaterial.takeOwnershipOf(joined.getBytes(StandardCharsets.UTF_8))) {
            return MasterKeys.parse(material);
        } catch (CryptoException e) {
            throw problem(e.getMessage());
        }
    }

    private static ConfigurationException problem(@Nullable String rule) {
        return new ConfigurationException(List.of(new ConfigurationProblem(VARIABLE, String.valueOf(rule))));
    }
}
