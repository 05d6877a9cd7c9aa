package io.credledger.view;

import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.IdentityId;
import java.util.Map;
import java.util.TreeMap;
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

    /** Writes the whole of a change, also what was there: done again after a crash, it mends what the crash took. */
    void move(@Nullable Connection before, Connection after) {
        Map<IdentityId, Byte> now = relations(after);
        if (before != null) {
            relations(before).keySet().stream()
                    .filter(identity -> !now.containsKey(identity))
                    .forEach(identity -> store.delete(StoreKeys.related(identity, after.id())));
        }
        now.forEach((identity, relation) -> store.put(StoreKeys.related(identity, after.id()), new byte[] {relation}));
    }

    private static Map<IdentityId, Byte> relations(Connection connection) {
        Map<IdentityId, Byte> relations = new TreeMap<>();
        connection.sharedWith().forEach(identity -> relations.put(identity, SHARED));
        relations.put(connection.owner(), OWNED);
        return relations;
    }
}
