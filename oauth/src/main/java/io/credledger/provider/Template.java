package io.credledger.provider;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with names in braces that stand for values: {@code {base_url}/login}. */
public record Template(String text) {

    private static final Pattern NAME = Pattern.compile("\\{([^{}]*)}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Template {}

    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** Whether every brace is one of a name's. */
    boolean wellFormed() {
        return NAME.matcher(text).replaceAll("").chars().noneMatch(c -> c == '{' || c == '}');
    }

    /** With the values in their places; empty where one is not known. */
    public Optional<String> filled(Map<String, String> values) {
        if (!values.keySet().containsAll(names())) {
            return Optional.empty();
        }
        return Optional.of(NAME.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), ""))));
    }
}
