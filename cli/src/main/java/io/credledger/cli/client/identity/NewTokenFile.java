package io.credledger.cli.client.identity;

import io.credledger.cli.client.failure.ClientException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file for an issued token, made before the token exists: a token shown once must have somewhere to go. */
record NewTokenFile(Path path) {

    static NewTokenFile create(Path path) {
        try {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return new NewTokenFile(path);
        } catch (FileAlreadyExistsException e) {
            throw ClientException.usage("the file of --save-to exists already");
        } catch (IOException e) {
            throw ClientException.usage("the file of --save-to cannot be created");
        }
    }

    void write(String token) {
        try {
            Files.write(path, (token + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw ClientException.usage("the token was issued, but its file cannot be written: revoke it");
        }
    }

    void discard() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw ClientException.usage("the empty file of --save-to cannot be deleted");
        }
    }
}
