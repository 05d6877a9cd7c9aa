package io.credledger.cli.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that pages show. */
final class Examples {

    static final Path DIRECTORY = Markdown.ROOT.resolve("docs/examples");
    static final Path PROVIDERS = DIRECTORY.resolve("providers.yaml");
    static final Path VERIFIER = DIRECTORY.resolve("webhooks/verify.py");

    private Examples() {}

    static List<Path> files() {
        try (Stream<Path> all = Files.walk(DIRECTORY)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the end of the last line. */
    static List<String> texts() {
        return files().stream().map(file -> text(file).stripTrailing()).toList();
    }

    /** The sources of tests that pages name or that run an example. */
    static String tests() {
        StringBuilder found = new StringBuilder();
        for (String module : List.of("cli", "oauth", "schemas")) {
            try (Stream<Path> sources = Files.walk(Markdown.ROOT.resolve(module).resolve("src/test/java"))) {
                found.append(sources.filter(file -> file.toString().endsWith(".java"))
                        .map(Examples::text)
                        .collect(Collectors.joining()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found.toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
