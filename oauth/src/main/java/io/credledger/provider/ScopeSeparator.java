package io.credledger.provider;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands between two scopes. */
public enum ScopeSeparator {
    /** RFC 6749 section 3.3. */
    SPACE(" ", " +"),
    COMMA(",", "[, ]+");

    private final String text;
    private final String pattern;

    ScopeSeparator(String text, String pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    public String join(Collection<String> scopes) {
        return String.join(text, scopes);
    }

    /** In the order in which they stand; an empty text has none. */
    public Set<String> split(String scopes) {
        return Arrays.stream(scopes.split(pattern))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
