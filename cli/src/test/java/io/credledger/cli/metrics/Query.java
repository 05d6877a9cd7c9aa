package io.credledger.cli.metrics;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a PromQL expression needs of an exporter.
 *
 * @param metrics names of series
 * @param labels that it selects or groups by
 */
record Query(String text, Set<String> metrics, Set<String> labels) {

    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern SELECTION = Pattern.compile("\\{([^}]*)}");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*+(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    static Query of(String text) {
        Set<String> labels = new TreeSet<>();
        String rest = text.replaceAll("\"[^\"]*\"", "\"\"");
        rest = taken(GROUPING, rest, labels);
        rest = taken(SELECTION, rest, labels);
        rest = RANGE.matcher(rest).replaceAll("");
        Set<String> metrics = NAME.matcher(rest)
                .results()
                .map(match -> match.group())
                .filter(name -> !WORDS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Query(text, metrics, labels);
    }

    private static String taken(Pattern pattern, String text, Set<String> labels) {
        Matcher matcher = pattern.matcher(text);
        matcher.results()
                .flatMap(match -> Arrays.stream(match.group(1).split(",", -1)))
                .map(part -> part.replaceAll("[=!~].*", "").strip())
                .filter(part -> !part.isEmpty())
                .forEach(labels::add);
        return pattern.matcher(text).replaceAll(" ");
    }
}
