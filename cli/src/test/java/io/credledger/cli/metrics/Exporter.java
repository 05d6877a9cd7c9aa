package io.credledger.cli.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is exported.
 *
 * @param labels by series
 */
record Exporter(Map<String, Set<String>> labels) {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"(?:[^\"\\\\]|\\\\.)*\"");
    /** Prometheus' own, of the process that it asks. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    private static final String UP = "up";

    static Exporter of(String scraped) {
        Map<String, Set<String>> labels = new HashMap<>();
        Matcher samples = SAMPLE.matcher(scraped);
        while (samples.find()) {
            Set<String> own = labels.computeIfAbsent(samples.group(1), name -> new TreeSet<>(OF_PROMETHEUS));
            if (samples.group(2) != null) {
                LABEL.matcher(samples.group(2)).results().forEach(label -> own.add(label.group(1)));
            }
        }
        labels.put(UP, OF_PROMETHEUS);
        return new Exporter(labels);
    }

    List<String> lacks(Query query) {
        List<String> lacks = new ArrayList<>();
        for (String metric : query.metrics()) {
            Set<String> own = labels.get(metric);
            if (own == null) {
                lacks.add(metric + " is not exported: " + query.text());
            } else {
                query.labels().stream()
                        .filter(label -> !own.contains(label))
                        .forEach(label -> lacks.add(metric + " has no label " + label + ": " + query.text()));
            }
        }
        return lacks;
    }
}
