package io.credledger.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which known name somebody probably meant. */
final class NearestName {

    private static final int MAX_EDITS = 3;

    private NearestName() {}

    static Optional<String> to(String given, Collection<String> known) {
        return known.stream()
                .filter(name -> Math.abs(name.length() - given.length()) <= MAX_EDITS)
                .filter(name -> edits(given, name) <= MAX_EDITS)
                .min(Comparator.<String>comparingInt(name -> edits(given, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's distance. */
    private static int edits(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
