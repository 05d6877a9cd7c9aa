package io.credledger.provider;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a connection may be good for.
 *
 * @param enforcedBy who holds a token to its scopes
 * @param separator between those of a request
 * @param grantedSeparator between those of an answer
 * @param defaults asked for where nobody says which
 * @param required always asked for; a grant without one of them is refused
 * @param offline asked for always too, for a grant that outlives the browser's session; a grant without them is taken
 * @param sets names that stand for several, for people
 * @param implies those that a scope includes, or is another spelling of: a provider may answer {@code user} to {@code read:user}
 * @param words what a scope permits, for people
 */
public record Scopes(
        EnforcedBy enforcedBy,
        ScopeSeparator separator,
        ScopeSeparator grantedSeparator,
        List<String> defaults,
        List<String> required,
        List<String> offline,
        Map<String, List<String>> sets,
        Map<String, List<String>> implies,
        Map<String, String> words) {

    /** Who holds a token to its scopes. */
    public enum EnforcedBy {
        PROVIDER,
        /** The provider's tokens can do everything: no {@code scope} is ever sent, and the ledger keeps to what was agreed. */
        LEDGER
    }

    public Scopes {
        defaults = List.copyOf(defaults);
        required = List.copyOf(required);
        offline = List.copyOf(offline);
        sets = inOrder(sets);
        implies = inOrder(implies);
        words = inOrder(words);
    }

    /** Whether a request has a {@code scope} parameter. */
    public boolean sent() {
        return enforcedBy == EnforcedBy.PROVIDER;
    }

    /** What a connection asks for: the required ones and those wished, sets by their members; the defaults where nothing is wished. */
    public Set<String> asked(Collection<String> wished) {
        Set<String> asked = new LinkedHashSet<>(required);
        for (String wish : wished.isEmpty() ? defaults : wished) {
            asked.addAll(sets.getOrDefault(wish, List.of(wish)));
        }
        asked.addAll(offline);
        return Collections.unmodifiableSet(asked);
    }

    /** What a person may choose from: sets, and the scopes that are known by word or asked for by themselves. */
    public Set<String> known() {
        Set<String> known = new LinkedHashSet<>(required);
        known.addAll(defaults);
        known.addAll(sets.keySet());
        known.addAll(words.keySet());
        known.addAll(offline);
        return Collections.unmodifiableSet(known);
    }

    /** The scopes of an answer's {@code scope}. */
    public Set<String> granted(String scope) {
        return grantedSeparator.split(scope);
    }

    /** Those wanted that the granted ones neither are nor include. */
    public Set<String> missing(Collection<String> wanted, Collection<String> granted) {
        Set<String> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(withImplied(granted));
        return missing;
    }

    private Set<String> withImplied(Collection<String> granted) {
        Set<String> all = new LinkedHashSet<>();
        granted.forEach(scope -> addWithImplied(scope, all));
        return all;
    }

    private void addWithImplied(String scope, Set<String> all) {
        if (all.add(scope)) {
            implies.getOrDefault(scope, List.of()).forEach(implied -> addWithImplied(implied, all));
        }
    }

    private static <V> Map<String, V> inOrder(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
