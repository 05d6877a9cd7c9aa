package io.credledger.cli.client.profile;

import io.credledger.cli.client.failure.ClientException;
import io.credledger.secret.SecretRefusedException;
import io.credledger.secret.SecretToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** A file that holds one API token and perhaps a line end. */
public record TokenFile(Path path) {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    public SecretToken read() {
        byte[] content = content();
        try {
            return SecretLine.of(content);
        } catch (SecretRefusedException e) {
            throw ClientException.badConfiguration("the token file " + path + " does not hold one token");
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /** Whether other accounts of this machine may read or change it. */
    public boolean openToOthers() {
        return openToOthers(path);
    }

    static boolean openToOthers(Path path) {
        try {
            return Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private byte[] content() {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(SecretToken.MAX_BYTES + SecretLine.LINE_END);
        } catch (IOException e) {
            throw ClientException.badConfiguration("the token file " + path + " cannot be read");
        }
    }
}
