package io.credledger.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The last list of heads that this process signed, in a file of its own that is there completely or not at all. It is written before anybody
 * sees the heads: what was shown is never forgotten, not even by a log that was.
 */
final class HeadFile {

    private final Path file;

    HeadFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Empty on the first start. */
    Optional<byte[]> read() {
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the file of signed heads must be readable", e);
        }
    }

    void write(byte[] note) {
        try {
            Path directory = Files.createDirectories(file.getParent());
            Path whole = Files.createTempFile(
                    directory,
                    file.getFileName() + ".",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                fill(whole, note);
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(whole);
            }
            force(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("the file of signed heads must be writable", e);
        }
    }

    private static void fill(Path whole, byte[] note) throws IOException {
        try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(note);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
