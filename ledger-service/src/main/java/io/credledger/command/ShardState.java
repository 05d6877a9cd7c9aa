package io.credledger.command;

import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Octets;
import org.jspecify.annotations.Nullable;

/** What a decision may look at: one shard, as of its last event. */
public interface ShardState {

    /** The shard's number. */
    int shard();

    @Nullable
    EntityState entity(EntityId id);

    /** The entity that a stored data key is for; null where there is no such key. */
    @Nullable
    EntityId keySubject(DataKeyId key);

    /** SHA-256 of a stored data key's wrap; null where there is no such key. */
    @Nullable
    Octets wrapDigest(DataKeyId key);

    /** Whether an event said that the key is gone; it is for ever. */
    boolean isShredded(DataKeyId key);

    /** The entity's state if it is of the kind, else null. */
    default <S extends EntityState> @Nullable S find(EntityId id, Class<S> kind) {
        EntityState state = entity(id);
        return kind.isInstance(state) ? kind.cast(state) : null;
    }
}
