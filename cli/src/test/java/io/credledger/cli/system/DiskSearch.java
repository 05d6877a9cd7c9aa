package io.credledger.cli.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Which files have certain bytes in them. Kafka's indexes are left out: they hold offsets and times, and are mostly holes. */
final class DiskSearch {

    private DiskSearch() {}

    static List<Path> filesWith(Path directory, List<byte[]> needles) throws IOException {
        List<String> texts = needles.stream()
                .map(needle -> new String(needle, StandardCharsets.ISO_8859_1))
                .toList();
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith("index"))
                    .filter(file -> hasAny(file, texts))
                    .toList();
        }
    }

    private static boolean hasAny(Path file, List<String> needles) {
        try {
            String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return needles.stream().anyMatch(content::contains);
        } catch (NoSuchFileException e) {
            // Deleted meanwhile.
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
