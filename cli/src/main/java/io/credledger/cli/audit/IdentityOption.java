package io.credledger.cli.audit;

import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.terminal.Surroundings;
import io.credledger.crypto.CryptoException;
import io.credledger.crypto.PseudonymKey;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.InvalidIdException;
import io.credledger.secret.KeyMaterial;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Somebody, by id, or by handle for who holds the pseudonym key. */
final class IdentityOption {

    @Option(
            names = "--identity",
            paramLabel = "WHO",
            description = "Done by somebody or about them: an id (idn_…), or a handle with the pseudonym key.")
    private @Nullable String identity;

    @Option(
            names = "--pseudonym-key-file",
            paramLabel = "FILE",
            description = "To look for handles; by default that of --data.")
    private @Nullable Path key;

    @Nullable
    IdentityId of(SourceOptions source, Surroundings surroundings) {
        String who = identity;
        if (who == null) {
            return null;
        }
        try {
            return who.startsWith(IdentityId.PREFIX)
                    ? new IdentityId(who)
                    : byHandle(new Handle(who), source, surroundings);
        } catch (InvalidIdException e) {
            throw ClientException.usage("--identity is an id (idn_…) or a handle");
        }
    }

    private IdentityId byHandle(Handle handle, SourceOptions source, Surroundings surroundings) {
        Path file = key != null ? surroundings.directory().resolve(key) : source.secret(surroundings, "pseudonym.key");
        if (file == null) {
            throw ClientException.usage("a handle can be looked for with --pseudonym-key-file; an id without");
        }
        try (KeyMaterial text = KeyMaterial.readFrom(file)) {
            return PseudonymKey.parse(text).pseudonyms().identity(handle);
        } catch (IOException e) {
            throw ClientException.badConfiguration("the pseudonym key cannot be read");
        } catch (CryptoException e) {
            throw ClientException.badConfiguration("the pseudonym key cannot be used: " + e.getMessage());
        }
    }
}
