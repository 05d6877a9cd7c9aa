package io.credledger.cli.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Chromium and its driver as this machine has them on its path: Debian's packages, nothing downloaded. */
record Chromium(Path browser, Path driver) {

    static final String MISSING = "Debian's packages chromium and chromium-driver are not installed";
    private static final String REQUIRED = "REQUIRE_CHROMIUM";

    static Optional<Chromium> installed() {
        return onPath("chromium")
                .flatMap(browser -> onPath("chromedriver").map(driver -> new Chromium(browser, driver)));
    }

    /** Where tests of a browser must run, and fail rather than be left out. */
    static boolean isRequired() {
        return "1".equals(System.getenv(REQUIRED));
    }

    private static Optional<Path> onPath(String program) {
        String path = System.getenv("PATH");
        return Stream.of(path == null ? new String[0] : path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
