package io.credledger.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a client takes what a route answers with (RFC 9110 §12.5.1), as far as there is one type to answer with. */
final class Accepts {

    private static final Set<String> JSON =
            Set.of("*/*", "application/*", "application/json", "application/problem+json");

    private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");

    private Accepts() {}

    static boolean json(@Nullable String header) {
        return header == null || header.isBlank() || names(header, JSON);
    }

    /** Whether a person is looking: browsers name HTML when they go to a page, and programs that take anything do not mean it. */
    static boolean html(@Nullable String header) {
        return header != null && names(header, HTML);
    }

    /** The types that a client takes, in its order; how much it likes each is not looked at. */
    static List<String> ranges(String header) {
        return Arrays.stream(header.split(",", -1))
                .map(range -> range.strip().toLowerCase(Locale.ROOT).split(";", -1))
                .filter(parts -> !isRefused(parts))
                .map(parts -> parts[0].strip())
                .toList();
    }

    private static boolean names(String header, Set<String> types) {
        for (String range : header.split(",", -1)) {
            String[] parts = range.strip().toLowerCase(Locale.ROOT).split(";", -1);
            if (types.contains(parts[0].strip()) && !isRefused(parts)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRefused(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].strip().matches("q=0(\\.0{1,3})?")) {
                return true;
            }
        }
        return false;
    }
}
