package io.credledger.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The command as it is installed: the launcher beside the jars that this build made. */
public final class Installed {

    private Installed() {}

    /** Answers the directory to put on the path. Below target: of what JUnit clears, it warns of each link. */
    public static Path in(String name) throws IOException {
        Path directory = Path.of("target", name);
        Path lib = Files.createDirectories(directory.resolve("lib"));
        for (Path old : files(lib)) {
            Files.delete(old);
        }
        for (Path jar : jars()) {
            Files.createSymbolicLink(lib.resolve(jar.getFileName()), jar.toRealPath());
        }
        Files.copy(
                Path.of("..", "credledger"),
                directory.resolve("credledger"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        return directory.toRealPath();
    }

    private static List<Path> jars() throws IOException {
        List<Path> own = files(Path.of("target")).stream()
                .filter(file -> file.getFileName().toString().matches("credledger-cli-[0-9.]+(-SNAPSHOT)?\\.jar"))
                .toList();
        return Stream.concat(own.stream(), files(Path.of("target", "lib")).stream())
                .toList();
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
