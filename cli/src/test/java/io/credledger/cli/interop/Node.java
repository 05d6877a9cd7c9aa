package io.credledger.cli.interop;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Node as this machine has it on its path, with the one package that the examples import: as npm has it, kept beside the tests. */
final class Node {

    static final String MISSING = "Debian's package nodejs is not installed";

    private static final String REQUIRED = "REQUIRE_NODE";
    private static final Path PACKAGE = Path.of("src/test/npm/oauth4webapi");

    private Node() {}

    static boolean isInstalled() {
        String path = System.getenv("PATH");
        return Stream.of(path == null ? new String[0] : path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "node")));
    }

    /** Where its tests must run, and fail rather than be left out. */
    static boolean isRequired() {
        return "1".equals(System.getenv(REQUIRED));
    }

    /** Node 18, which Debian has, hides what 20 shows everybody. */
    static List<String> command(Path script) {
        return List.of("node", "--experimental-global-webcrypto", script.toString());
    }

    /** As {@code npm install} would, below the directory. */
    static void install(Path directory) throws IOException {
        Path home = directory.resolve("node_modules").resolve(PACKAGE.getFileName());
        Files.createDirectories(home.resolve("build"));
        for (String file : List.of("package.json", "build/index.js")) {
            Files.copy(PACKAGE.resolve(file), home.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
