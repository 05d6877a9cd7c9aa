package io.credledger.cli.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Under which licence each component is used: licences.txt.
 *
 * @param chosen by {@link Component#key()}; of several that a component offers, the one
 */
record Licences(Map<String, String> chosen) {

    /** What may be shipped, unchanged, beside code under the Apache License 2.0. */
    static final Set<String> ALLOWED =
            Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0", "MIT");

    /** Lines of key and licence; those that begin with # are skipped. */
    static Licences of(List<String> lines) {
        Map<String, String> chosen = new TreeMap<>();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] words = line.strip().split("\\s+", -1);
                if (words.length != 2 || chosen.put(words[0], words[1]) != null) {
                    throw new IllegalArgumentException("a line is not one component and its licence: " + line);
                }
            }
        }
        return new Licences(chosen);
    }

    /** In words, none if all may be shipped. */
    List<String> problems(Bom bom) {
        List<String> problems = new ArrayList<>();
        chosen.forEach((key, licence) -> {
            if (!ALLOWED.contains(licence)) {
                problems.add(key + ": " + licence + " is not allowed");
            }
        });
        Set<String> notShipped = new TreeSet<>(chosen.keySet());
        for (Component component : bom.thirdParty()) {
            notShipped.remove(component.key());
            String licence = chosen.get(component.key());
            if (licence == null) {
                problems.add(component.key() + ": is not listed, and says " + component.licences());
            } else if (!component.licences().contains(licence)) {
                problems.add(component.key() + ": is listed with " + licence + ", and says " + component.licences());
            }
        }
        notShipped.forEach(key -> problems.add(key + ": is listed, and not shipped"));
        return problems;
    }
}
