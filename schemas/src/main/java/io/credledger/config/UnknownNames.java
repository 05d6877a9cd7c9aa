package io.credledger.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names that no setting answers for: a misspelt variable would otherwise be a default in silence. A name in a file is shown only if it is
 * near a known one or plainly ours, since a torn or badly pasted file has values where names should be.
 */
final class UnknownNames {

    private static final String VARIABLE_PREFIX = "CREDLEDGER_";
    private static final Pattern OUR_KEY = Pattern.compile("credledger(\\.[a-z]{1,16}){1,5}");

    private UnknownNames() {}

    static List<ConfigurationProblem> in(Sources sources, List<Setting<?>> known) {
        return sources.layers().stream()
                .flatMap(layer -> in(layer, known).stream())
                .toList();
    }

    private static List<ConfigurationProblem> in(Layer layer, List<Setting<?>> known) {
        Set<String> names = known.stream()
                .flatMap(s -> s.namesIn(layer.kind()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<ConfigurationProblem> problems = new ArrayList<>();
        int hidden = 0;
        for (String given : new TreeSet<>(layer.names())) {
            if (isNoneOfOurs(layer.kind(), given) || known.stream().anyMatch(s -> s.claims(layer.kind(), given))) {
                continue;
            }
            Optional<String> nearest = NearestName.to(given, names);
            if (nearest.isPresent() || looksLikeOurs(layer.kind(), given)) {
                problems.add(new ConfigurationProblem(given, unknown(nearest)));
            } else {
                hidden++;
            }
        }
        if (hidden > 0) {
            problems.add(new ConfigurationProblem("--config", "has keys like no setting's, not shown: " + hidden));
        }
        return problems;
    }

    private static boolean isNoneOfOurs(Layer.Kind kind, String given) {
        return kind == Layer.Kind.ENVIRONMENT && !given.startsWith(VARIABLE_PREFIX);
    }

    private static boolean looksLikeOurs(Layer.Kind kind, String given) {
        return kind == Layer.Kind.ENVIRONMENT || OUR_KEY.matcher(given).matches();
    }

    private static String unknown(Optional<String> nearest) {
        return "is not a setting"
                + nearest.map(name -> "; the nearest is " + name).orElse("");
    }
}
