package io.credledger.view;

import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.IdentityId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Which connections an identity owns or may use: one entry for each, with the relation as its value. */
final class ConnectionIndex {

    static final byte OWNED = 'o';
    static final byte SHARED = 's';

    private final KeyValueStore<Bytes, byte[]> store;

    ConnectionIndex(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /**
     * Writes the entries of all whom a change concerns, as they are now.
     *
     * @param now the change's outcome, or, where a change is done again after a crash, what the row has become since
     */
    void write(@Nullable Connection before, Connection after, Connection now) {
        Set<IdentityId> concerned = new TreeSet<>(relations(after).keySet());
        if (before != null) {
            concerned.addAll(relations(before).keySet());
        }
        Map<IdentityId, Byte> current = relations(now);
        for (IdentityId identity : concerned) {
            Byte relation = current.get(identity);
            // A null value deletes.
            store.put(StoreKeys.related(identity, now.id()), relation == null ? null : new byte[] {relation});
        }
    }

    private static Map<IdentityId, Byte> relations(Connection connection) {
        Map<IdentityId, Byte> relations = new TreeMap<>();
        connection.sharedWith().forEach(identity -> relations.put(identity, SHARED));
        relations.put(connection.owner(), OWNED);
        return relations;
    }
}
