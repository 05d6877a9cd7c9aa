package io.credledger.cli.client.moving;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.cli.client.moving.Reading.Skipped;
import io.credledger.cli.client.moving.Reading.Trouble;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What became of the rows. For several threads. */
final class Tally {

    /** What becomes of a row that is no trouble. */
    enum Fate {
        /** A new connection. */
        CREATED,
        /** A new grant of one that exists. */
        REPLACED,
        /** Stored by this import before it was begun again. */
        REPEATED,
        /** Left as it is. */
        EXISTING
    }

    private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
    private final List<Trouble> troubles = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final Set<Long> done = new HashSet<>();

    synchronized void add(Fate fate) {
        fates.merge(fate, 1L, Long::sum);
    }

    /** It needs nothing more. */
    synchronized void settle(long line, Fate fate) {
        done.add(line);
        add(fate);
    }

    synchronized void add(Trouble trouble) {
        done.add(trouble.line());
        troubles.add(trouble);
    }

    synchronized void add(Skipped row) {
        skipped.add(row);
    }

    /** Whether there is nothing left to do for that line. */
    synchronized boolean settled(long line) {
        return done.contains(line);
    }

    synchronized List<Trouble> troubles() {
        return troubles.stream().sorted(Comparator.comparingLong(Trouble::line)).toList();
    }

    synchronized List<Skipped> skipped() {
        return List.copyOf(skipped);
    }

    /** For those that a dry run counted, and that are stored now. */
    synchronized void forget(Fate fate) {
        fates.remove(fate);
    }

    synchronized long count(Fate fate) {
        return fates.getOrDefault(fate, 0L);
    }

    ObjectNode json(long rows) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rows", rows);
        for (Fate fate : Fate.values()) {
            json.put(fate.name().toLowerCase(Locale.ROOT), count(fate));
        }
        json.put("refused", troubles().size()).put("skipped", skipped().size());
        ArrayNode problems = json.putArray("problems");
        for (Trouble trouble : troubles()) {
            problems.addObject()
                    .put("line", trouble.line())
                    .put("problem", trouble.slug())
                    .put("field", trouble.field())
                    .put("rule", trouble.rule());
        }
        return json;
    }
}
