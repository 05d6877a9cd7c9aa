package io.credledger.cli.audit;

import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.terminal.Surroundings;
import io.credledger.crypto.CheckpointKey;
import io.credledger.ledger.LedgerId;
import io.credledger.note.InvalidNoteException;
import io.credledger.note.TreeOrigin;
import io.credledger.note.VerifierKey;
import io.credledger.secret.KeyMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose signature under a checkpoint is trusted. */
final class TrustOptions {

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The verifier key of the ledger's checkpoints, or a file that holds it: GET /v1/audit/key. "
                    + "By default that of --data.")
    private @Nullable String key;

    @Nullable
    VerifierKey key(Surroundings surroundings) {
        String given = key;
        if (given == null) {
            return null;
        }
        try {
            Path file = surroundings.directory().resolve(given);
            return VerifierKey.parse(
                    Files.isRegularFile(file) ? Files.readString(file).strip() : given);
        } catch (InvalidNoteException e) {
            throw ClientException.usage("--key: " + e.getMessage());
        } catch (IOException e) {
            throw ClientException.badConfiguration("the verifier key cannot be read");
        }
    }

    /** The same, or else the one of the data directory, if there is one. */
    @Nullable
    VerifierKey key(SourceOptions source, Surroundings surroundings, LedgerId ledger) {
        VerifierKey given = key(surroundings);
        Path file = source.secret(surroundings, "checkpoint.key");
        if (given != null || file == null || !Files.exists(file)) {
            return given;
        }
        try (KeyMaterial text = KeyMaterial.readFrom(file)) {
            return new VerifierKey(
                    TreeOrigin.keyName(ledger), CheckpointKey.parse(text).publicKey());
        } catch (IOException e) {
            throw ClientException.badConfiguration("the key of the checkpoints cannot be read");
        }
    }
}
