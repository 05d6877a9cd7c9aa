package io.credledger.cli.campaign;

import io.credledger.ledger.Handle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one person has, as they know it from the answers: enough to ask only for what must be accepted. */
final class Holdings {
    private final Map<String, Set<Handle>> sharedWith = new HashMap<>();
    private final List<String> connected = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private @Nullable String active;

    void stored(String name, boolean activated) {
        ended.remove(name);
        if (!connected.contains(name)) {
            connected.add(name);
            sharedWith.put(name, new HashSet<>());
        }
        if (activated) {
            active = name;
        }
    }

    void shared(String name, Handle with) {
        sharers(name).add(with);
    }

    void withdrawn(String name, Handle from) {
        sharers(name).remove(from);
    }

    void disconnected(String name) {
        givenAway(name);
        ended.add(name);
    }

    /** It takes the active forge with it. */
    void givenAway(String name) {
        connected.remove(name);
        if (name.equals(active)) {
            active = null;
        }
    }

    void selected(@Nullable String name) {
        active = name;
    }

    Set<Handle> sharers(String name) {
        return sharedWith.computeIfAbsent(name, unknown -> new HashSet<>());
    }

    /** A connection of theirs, or null where there is none. */
    @Nullable String any(Random random) {
        return oneOf(connected, random);
    }

    @Nullable String anyEnded(Random random) {
        return oneOf(ended, random);
    }

    boolean hasActive() {
        return active != null;
    }

    boolean isActive(String name) {
        return name.equals(active);
    }

    private static @Nullable String oneOf(List<String> names, Random random) {
        return names.isEmpty() ? null : names.get(random.nextInt(names.size()));
    }
}
