package io.credledger.command;

import static io.credledger.ledger.RefusalReason.HANDLE_ERASED;
import static io.credledger.ledger.RefusalReason.IDENTITY_INACTIVE;
import static io.credledger.ledger.RefusalReason.UNKNOWN_IDENTITY;

import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.ShardId;
import org.jspecify.annotations.Nullable;

/** Who lives in this shard, and what that says about them. Of others the shard knows nothing: they are the edge's to check, and the cascade's. */
final class Residents {

    private final ShardState state;

    Residents(ShardState state) {
        this.state = state;
    }

    /** Why an identity of this shard may not have what it is to get, or null. */
    @Nullable
    RefusalReason unfit(IdentityId id) {
        Identity identity = state.find(id, Identity.class);
        if (identity == null) {
            return UNKNOWN_IDENTITY;
        }
        if (identity.erased()) {
            return HANDLE_ERASED;
        }
        return identity.active() ? null : IDENTITY_INACTIVE;
    }

    /** Whether an identity that lives here is erased; of others it is not known. */
    boolean isErased(IdentityId id) {
        Identity identity = state.find(id, Identity.class);
        return identity != null && identity.erased();
    }

    /** Whether the log came back from a copy, and nobody has looked yet at where it ends. */
    boolean isUnconfirmed() {
        EntityState.Shard shard = state.find(ShardId.of(state.shard()), EntityState.Shard.class);
        return shard != null && shard.unconfirmed();
    }

    /** As {@link #unfit} where the identity lives here; null where it lives elsewhere. */
    @Nullable
    RefusalReason knownUnfit(IdentityId id) {
        return isHere(id) ? unfit(id) : null;
    }

    /** Whether the entity's home is this shard: then it is here or nowhere. */
    boolean isHere(EntityId id) {
        EntityState.Shard shard = state.find(ShardId.of(state.shard()), EntityState.Shard.class);
        return shard != null && id.routing().shard(shard.fact().shards()) == state.shard();
    }
}
