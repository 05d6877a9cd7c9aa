package io.credledger.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One place that settings come from. Holds secrets, so it never prints its values. */
final class Layer {

    enum Kind {
        /** Command-line options, and what a role's host decides for it. */
        PROGRAM,
        ENVIRONMENT,
        FILE
    }

    private final Kind kind;
    private final Map<String, String> values;

    Layer(Kind kind, Map<String, String> values) {
        this.kind = kind;
        this.values = Map.copyOf(values);
    }

    /** Empty counts as not given: that is what a compose file passes on for a variable nobody set. */
    Optional<Given> find(SettingName name) {
        return find(nameHere(name));
    }

    Optional<Given> find(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(text -> !text.isBlank())
                .map(text -> new Given(name, text));
    }

    String nameHere(SettingName name) {
        return kind == Kind.ENVIRONMENT ? name.variable() : name.key();
    }

    Kind kind() {
        return kind;
    }

    Set<String> names() {
        return values.keySet();
    }

    @Override
    public String toString() {
        return kind + " " + values.keySet();
    }
}
