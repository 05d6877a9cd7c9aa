package io.credledger.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads the configuration of one service.
 *
 * @param settings what the service has
 * @param constraints rules over several of them
 * @param others settings of other services, which may stand in a shared environment or file and are not looked at
 * @param build makes the service's record
 */
public record ConfigurationReader<C>(
        List<Setting<?>> settings,
        List<Constraint> constraints,
        List<Setting<?>> others,
        Function<Configuration, C> build) {

    public ConfigurationReader {
        settings = List.copyOf(settings);
        constraints = List.copyOf(constraints);
        others = List.copyOf(others);
    }

    /**
     * Reads all settings and makes the record.
     *
     * @throws ConfigurationException with all problems: of each setting, of rules over several, and names that nothing knows
     */
    public C read(Sources sources) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        Map<Setting<?>, Object> values = new HashMap<>();
        for (Setting<?> setting : settings) {
            Reading<?> reading = setting.read(sources);
            if (reading instanceof Reading.Read<?> read) {
                values.put(setting, read.value());
            } else {
                problems.addAll(((Reading.Refused<?>) reading).problems());
            }
        }
        Configuration configuration = new Configuration(values);
        problems.addAll(brokenConstraints(configuration));
        problems.addAll(UnknownNames.in(sources, known()));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return build.apply(configuration);
    }

    private List<ConfigurationProblem> brokenConstraints(Configuration configuration) {
        return constraints.stream()
                .filter(constraint -> constraint.settings().stream().allMatch(configuration::has))
                .filter(constraint -> !constraint.holds().test(configuration))
                .map(constraint -> new ConfigurationProblem(
                        constraint.settings().get(0).name().toString(), constraint.rule()))
                .toList();
    }

    private List<Setting<?>> known() {
        List<Setting<?>> known = new ArrayList<>(settings);
        known.addAll(others);
        return known;
    }
}
