package io.credledger.cli.audit.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Below the system's directory for temporary files, readable by its owner only; gone when it is closed, or when the process is ended before that. */
final class PassingDirectory implements AutoCloseable {

    private static final int TRIES = 20;

    private final Path path;
    private final Thread atTheEnd = new Thread(this::removeAtTheEnd, "scratch-end");

    PassingDirectory() {
        try {
            path = Files.createTempDirectory("credledger-audit-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    Path path() {
        return path;
    }

    private void remove() throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> paths = Files.walk(path)) {
                List<Path> deepestFirst =
                        paths.sorted(Comparator.reverseOrder()).toList();
                for (Path each : deepestFirst) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    /** Whoever writes there does so to the last moment, and makes new files. */
    private void removeAtTheEnd() {
        for (int tried = 0; tried < TRIES && Files.exists(path); tried++) {
            try {
                remove();
            } catch (IOException | UncheckedIOException e) {
                // Somebody wrote or took away a file meanwhile: once more.
            }
        }
    }

    /** When nobody uses it any longer. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException e) {
            // The process is ending: it is being removed right now.
            return;
        }
        try {
            remove();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
