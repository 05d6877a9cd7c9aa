package io.credledger.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How tests start JVMs: small ones, with one compiler, as several start on two cores; with the class path of the tests, and what they share of its classes. */
public final class TestJvm {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private TestJvm() {}

    /**
     * The words of a command.
     *
     * @param heap the most, as {@code -Xmx} takes it
     * @param more options of the JVM, the main class, its arguments
     */
    public static List<String> command(String heap, List<String> more) {
        List<String> command = new ArrayList<>(alone(heap));
        command.add("-XX:SharedArchiveFile=" + ClassArchive.FILE);
        command.addAll(List.of("-cp", ClassArchive.CLASS_PATH));
        command.addAll(more);
        return command;
    }

    /** Without an archive and a class path. */
    static List<String> alone(String heap) {
        // The JVM would say on standard output why it does without an archive.
        return List.of(JAVA, "-Xmx" + heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:disable");
    }

    /** Puts the {@code credledger} of a shell there. */
    public static void launcher(Path file, String heap) throws IOException {
        String command = command(heap, List.of(Main.class.getName())).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        Files.writeString(file, "#!/bin/sh\nexec " + command + " \"$@\"\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
