package io.credledger.streams;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of a process in its consumer group, kept beside its state: whoever has the state is the member, so a restart after kill -9 gets
 * its shards back without waiting for the old session to end.
 */
public final class InstanceId {

    static final String FILE = "instance-id";

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private InstanceId() {}

    /** Reads the id, or makes one on the first start. */
    public static String keptIn(Path stateDirectory) throws IOException {
        Path file = stateDirectory.resolve(FILE);
        if (Files.exists(file)) {
            String kept = Files.readString(file).strip();
            if (VALID.matcher(kept).matches()) {
                return kept;
            }
        }
        return write(UUID.randomUUID().toString(), file);
    }

    private static String write(String id, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path whole = Files.writeString(file.resolveSibling(FILE + ".new"), id + "\n");
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        return id;
    }
}
