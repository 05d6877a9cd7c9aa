package io.credledger.operation;

import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names that one answer shows, each opened once. For one thread and one answer. */
public final class Names {

    private final Map<IdentityId, String> known = new HashMap<>();
    private final Directory directory;

    public Names(Directory directory) {
        this.directory = directory;
    }

    public String of(IdentityId id) {
        return known.computeIfAbsent(
                id, absent -> directory.handle(absent).map(Handle::value).orElse(Directory.ERASED));
    }

    List<String> of(Collection<IdentityId> ids) {
        return ids.stream().map(this::of).sorted().toList();
    }
}
