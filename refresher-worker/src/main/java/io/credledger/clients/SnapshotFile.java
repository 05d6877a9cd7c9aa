package io.credledger.clients;

import io.credledger.ledger.LedgerId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of the snapshot, 0600, replaced as a whole. One that cannot be used is as none: the log has it all. */
final class SnapshotFile {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);

    /** The topic of keys forgets after a day that a key was shredded; what is older may hold one that is. */
    private static final Duration OLDEST = Duration.ofHours(12);

    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;

    SnapshotFile(Path file) {
        this.file = file;
    }

    Optional<ClientSnapshot> read(LedgerId ledger, Instant now) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ClientSnapshot.decode(Files.readAllBytes(file)))
                    .filter(snapshot -> snapshot.ledger().equals(ledger))
                    .filter(snapshot -> snapshot.at().plus(OLDEST).isAfter(now));
        } catch (IOException e) {
            LOG.warn("the snapshot of provider clients cannot be used: {}", e.getMessage());
            return Optional.empty();
        }
    }

    void write(ClientSnapshot snapshot) {
        try {
            Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, OWNERS_ONLY);
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(snapshot.encode());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel parent = FileChannel.open(directory, StandardOpenOption.READ)) {
                parent.force(true);
            }
        } catch (IOException e) {
            LOG.warn("the snapshot of provider clients cannot be written", e);
        }
    }
}
