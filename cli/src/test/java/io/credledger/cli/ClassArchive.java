package io.credledger.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of a whole ledger, loaded and verified once (JEP 350): a quarter of what a role's start costs, and a build starts a hundred. Made by an
 * {@code up} that ends when it is ready; a JVM does without it where a jar is another one than then.
 */
final class ClassArchive {

    private static final List<String> PARTS =
            List.of(System.getProperty("java.class.path").split(File.pathSeparator));

    /** Archives hold classes of jars only. */
    private static final String JARS =
            PARTS.stream().filter(part -> part.endsWith(".jar")).collect(Collectors.joining(File.pathSeparator));

    /** Of the tests, jars first: an archive is of a beginning of it. */
    static final String CLASS_PATH = Stream.concat(
                    Stream.of(JARS), PARTS.stream().filter(part -> !part.endsWith(".jar")))
            .collect(Collectors.joining(File.pathSeparator));

    static final Path FILE = made();

    private ClassArchive() {}

    private static Path made() {
        try {
            Path directory = Files.createTempDirectory("credledger-classes");
            Path archive = directory.resolve("classes.jsa");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            make(archive, directory);
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while classes were archived", e);
        }
    }

    private static void make(Path archive, Path directory) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(TestJvm.alone("512m"));
        command.add("-XX:ArchiveClassesAtExit=" + archive);
        command.addAll(List.of("-cp", JARS, Main.class.getName(), "up", "--demo", "--port", "0", "--data"));
        command.add(directory.resolve("data").toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CREDLEDGER_") || name.startsWith("OAUTH_"));
        Process up = builder.start();
        try (BufferedReader said = up.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("ready on ")) {
                    // Process.destroy would close what is read here.
                    up.toHandle().destroy();
                }
            }
        }
        if (!up.waitFor(5, TimeUnit.MINUTES) || !Files.exists(archive)) {
            up.destroyForcibly();
            throw new IllegalStateException("an up must start and end, and leave an archive of its classes");
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> tree = Files.walk(directory)) {
            tree.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            // What is left lies in the temporary directory.
        }
    }
}
