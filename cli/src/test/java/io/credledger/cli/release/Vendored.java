package io.credledger.cli.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A library from npm whose files lie among ours, with a LICENSE, and a README that says which it is. */
record Vendored(String name, String version, String licence) {

    private static final Pattern SAYS = Pattern.compile("`([^`]+)` (\\S+) \\(([^)]+)\\)");

    static List<Vendored> below(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.endsWith("LICENSE"))
                    .sorted()
                    .map(licence -> saidBy(licence.resolveSibling("README.md")))
                    .toList();
        }
    }

    private static Vendored saidBy(Path readme) {
        try {
            Matcher says = SAYS.matcher(Files.readString(readme));
            if (!says.find()) {
                throw new IllegalStateException("a vendored library's README does not name it: " + readme);
            }
            return new Vendored(says.group(1), says.group(2), says.group(3));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String purl() {
        return "pkg:npm/" + name + "@" + version;
    }
}
