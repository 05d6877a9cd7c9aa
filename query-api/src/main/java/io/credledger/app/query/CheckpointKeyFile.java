package io.credledger.app.query;

import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.crypto.CheckpointKey;
import io.credledger.crypto.CryptoException;
import io.credledger.secret.KeyMaterial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The key that signs checkpoints, as it is configured. Whether it is the ledger's, what it signed before tells. */
final class CheckpointKeyFile {

    private CheckpointKeyFile() {}

    /** @throws ConfigurationException when it cannot be read or is no such key */
    static CheckpointKey read(Path file) {
        try (KeyMaterial text = KeyMaterial.readFrom(file)) {
            return CheckpointKey.parse(text);
        } catch (IOException e) {
            throw problem("must name a file that can be read");
        } catch (CryptoException e) {
            throw problem(String.valueOf(e.getMessage()));
        }
    }

    private static ConfigurationException problem(String rule) {
        return new ConfigurationException(List.of(new ConfigurationProblem(
                QueryApiConfiguration.CHECKPOINT_KEY_FILE.name().toString(), rule)));
    }
}
