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

/**
 * Which connections an identity owns or may use, or did, and which hold an external account: one entry for each, with the relation as its value.
 * An identity's entry stays when the relation is over, because somebody may ask how it was.
 */
final class ConnectionIndex {

    static final byte OWNED = 'o';
    static final byte SHARED = 's';
    static final byte HOLDS = 'h';
    static final byte FORMER = 'f';

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
        Set<String> concerned = new TreeSet<>(relations(after).keySet());
        if (before != null) {
            concerned.addAll(relations(before).keySet());
        }
        Map<String, Byte> current = relations(now);
        for (String id : concerned) {
            Byte relation = current.get(id);
            store.put(StoreKeys.related(id, now.id()), relation == null ? over(id) : new byte[] {relation});
        }
    }

    /** A null value deletes. */
    private static byte @Nullable [] over(String id) {
        return id.startsWith(IdentityId.PREFIX) ? new byte[] {FORMER} : null;
    }

    private static Map<String, Byte> relations(Connection connection) {
        Map<String, Byte> relations = new TreeMap<>();
        connection.sharedWith().forEach(identity -> relations.put(identity.value(), SHARED));
        relations.put(connection.owner().value(), OWNED);
        if (connection.account() != null) {
            relations.put(connection.account().value(), HOLDS);
        }
        return relations;
    }
}
