package io.credledger.wire;

import io.credledger.ledger.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The golden bytes of one version of one schema: a line per sample, its label and hex. The values are not in the file, the code makes them again
 * from the label.
 */
final class GoldenFile {

    static final Path FOLDER = Path.of("src/test/resources/golden/wire");

    private final Path path;

    GoldenFile(SchemaCatalogue.Entry entry) {
        this.path = FOLDER.resolve(entry.name() + ".v" + entry.version() + ".hex");
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Everything there and everything absent, then as it falls. */
    private static final Map<String, Integer> MORE = Map.of("io.credledger.entitystate.Connection", 8);

    static Map<String, Samples> samples(WireForm<?> form) {
        long seed = form.name().hashCode();
        Map<String, Samples> samples = new LinkedHashMap<>();
        samples.put("full", Samples.full(seed));
        samples.put("bare", Samples.bare(seed));
        samples.put("some", Samples.seeded(seed));
        samples.put("more", Samples.seeded(seed + 1));
        // What may be absent within what may be absent is not absent in the bare one: it takes luck, so more of them.
        for (int i = 2; i < 2 + MORE.getOrDefault(form.name(), 0); i++) {
            samples.put("more-" + i, Samples.seeded(seed + i));
        }
        return samples;
    }

    Map<String, byte[]> read() {
        try {
            Map<String, byte[]> lines = new LinkedHashMap<>();
            for (String line : Files.readAllLines(path)) {
                List<String> columns = List.of(line.split(" ", -1));
                lines.put(columns.get(0), HexFormat.of().parseHex(columns.get(1)));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(WireForm<?> form) {
        StringBuilder text = new StringBuilder();
        samples(form)
                .forEach((label, samples) -> text.append(label)
                        .append(' ')
                        .append(HexFormat.of().formatHex(form.sampleBytes(samples)))
                        .append('\n'));
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
