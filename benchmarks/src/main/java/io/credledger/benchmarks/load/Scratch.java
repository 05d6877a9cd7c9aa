package io.credledger.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A run's own directory. Not where temporary files are, which may be memory: a flush would cost nothing there. */
public final class Scratch {

    private static final Path ROOT = Path.of("benchmarks", "target");

    private Scratch() {}

    /** Empty, and the log of this process goes there; to be asked before the first logger is made. */
    public static Path fresh(String name) throws IOException {
        Path directory = ROOT.resolve(name);
        delete(directory);
        Files.createDirectories(directory);
        System.setProperty("logback.configurationFile", "logback-load.xml");
        System.setProperty("load.log", directory.resolve("load.log").toString());
        return directory;
    }

    public static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
