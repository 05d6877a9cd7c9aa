package io.credledger.cli.client;

import io.credledger.cli.client.failure.ClientException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file for a secret that is shown once, made before the secret exists: it must have somewhere to go.
 *
 * @param lost what to say where it cannot be written all the same
 */
public record NewSecretFile(Path path, String lost) {

    public static NewSecretFile create(Path path, String lost) {
        try {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return new NewSecretFile(path, lost);
        } catch (FileAlreadyExistsException e) {
            throw ClientException.usage("the file of --save-to exists already");
        } catch (IOException e) {
            throw ClientException.usage("the file of --save-to cannot be created");
        }
    }

    public void write(String secret) {
        try {
            Files.write(path, (secret + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw ClientException.usage(lost);
        }
    }

    public void discard() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw ClientException.usage("the empty file of --save-to cannot be deleted");
        }
    }

    @Override
    public String toString() {
        return "NewSecretFile [redacted]";
    }
}
