package io.credledger.ledger;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Sets in one order, so that equal sets have equal bytes. */
final class Members {

    private Members() {}

    static <T> Set<T> with(Set<T> members, T member, boolean present) {
        TreeSet<T> changed = new TreeSet<>(members);
        if (present) {
            changed.add(member);
        } else {
            changed.remove(member);
        }
        return Collections.unmodifiableSet(changed);
    }
}
