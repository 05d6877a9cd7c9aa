package io.credledger.config;

import java.util.List;
import java.util.function.Predicate;

/**
 * A rule over several settings, checked once each of them is right by itself.
 *
 * @param settings the first is the one that is named when the rule is broken
 * @param rule such as {@code must not be larger than …}
 */
public record Constraint(List<Setting<?>> settings, String rule, Predicate<Configuration> holds) {

    public Constraint {
        settings = List.copyOf(settings);
    }
}
