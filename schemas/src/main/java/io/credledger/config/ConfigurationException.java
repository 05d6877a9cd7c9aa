package io.credledger.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. Has no cause on purpose: parsers' exceptions quote what they could not parse. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ConfigurationProblem> problems;

    public ConfigurationException(List<ConfigurationProblem> problems) {
        super(problems.stream()
                .map(problem -> "\n  " + problem)
                .collect(Collectors.joining("", "the configuration has problems:", "")));
        this.problems = List.copyOf(problems);
    }

    /** All of them, in the order of the settings. */
    public List<ConfigurationProblem> problems() {
        return problems;
    }
}
