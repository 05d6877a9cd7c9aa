package io.credledger.proof;

import io.credledger.merkle.TreeName;
import io.credledger.note.HeadList.Head;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest head of each tree that was signed.
 *
 * @param byTree in order
 */
record Heads(SortedMap<TreeName, Head> byTree) {

    static final Heads NONE = new Heads(new TreeMap<>());

    Heads {
        byTree = Collections.unmodifiableSortedMap(new TreeMap<>(byTree));
    }

    @Nullable
    Head of(TreeName tree) {
        return byTree.get(tree);
    }

    /**
     * With another head that was signed, if it is newer.
     *
     * @throws SigningRefusedException when it contradicts the one that is known
     */
    Heads and(Head other) {
        TreeName tree = other.origin().tree();
        Head known = byTree.get(tree);
        if (known != null && !known.equals(other) && isOne(known, other)) {
            throw new SigningRefusedException(new Refusal(tree, Refusal.Rule.TWO_HEADS));
        }
        return known == null || isNewer(other, known) ? with(other) : this;
    }

    private static boolean isOne(Head known, Head other) {
        return known.origin().equals(other.origin())
                && known.head().size() == other.head().size();
    }

    private static boolean isNewer(Head head, Head known) {
        long restoration = head.origin().restoration();
        return restoration != known.origin().restoration()
                ? restoration > known.origin().restoration()
                : head.head().size() > known.head().size();
    }

    Heads and(Heads others) {
        Heads all = this;
        for (Head head : others.byTree.values()) {
            all = all.and(head);
        }
        return all;
    }

    Heads with(Head head) {
        SortedMap<TreeName, Head> heads = new TreeMap<>(byTree);
        heads.put(head.origin().tree(), head);
        return new Heads(heads);
    }

    /** Those that the others do not have so. */
    Heads without(Heads others) {
        SortedMap<TreeName, Head> heads = new TreeMap<>(byTree);
        heads.entrySet().removeIf(entry -> entry.getValue().equals(others.of(entry.getKey())));
        return new Heads(heads);
    }
}
