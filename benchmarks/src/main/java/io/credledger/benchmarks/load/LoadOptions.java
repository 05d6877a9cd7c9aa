package io.credledger.benchmarks.load;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run is asked for.
 *
 * @param document whose section is written anew; empty to print only
 */
record LoadOptions(LoadForm form, Set<Part> parts, Optional<Path> document) {

    private static final String ALL = "all";
    private static final String NOWHERE = "-";

    /** What can be measured. */
    enum Part {
        WRITES,
        READS,
        START
    }

    LoadOptions {
        boolean whole = form != LoadForm.SMOKE && parts.equals(EnumSet.allOf(Part.class));
        if (document.isPresent() && !whole) {
            throw new IllegalArgumentException("only a whole run, and not a smoke, may write figures down");
        }
    }

    /** @param arguments {@code smoke}, {@code short} or {@code full}; {@code all} or parts with commas; a document or {@code -} */
    static LoadOptions parse(List<String> arguments) {
        String form = at(arguments, 0, "short");
        String parts = at(arguments, 1, ALL);
        String document = at(arguments, 2, NOWHERE);
        return new LoadOptions(
                LoadForm.parse(form),
                parts.equals(ALL) ? EnumSet.allOf(Part.class) : parts(parts),
                document.equals(NOWHERE) ? Optional.empty() : Optional.of(Path.of(document)));
    }

    private static String at(List<String> arguments, int index, String otherwise) {
        return index < arguments.size() ? arguments.get(index) : otherwise;
    }

    private static Set<Part> parts(String text) {
        return List.of(text.split(",", -1)).stream()
                .map(part -> Part.valueOf(part.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }

    boolean has(Part part) {
        return parts.contains(part);
    }

    /** The command that asks for the same. */
    String command() {
        String asked = parts.size() == Part.values().length
                ? ""
                : " --only "
                        + parts.stream()
                                .map(part -> part.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(","));
        return "benchmarks/run load " + form.name().toLowerCase(Locale.ROOT) + asked
                + document.map(path -> " --write " + path).orElse("");
    }
}
