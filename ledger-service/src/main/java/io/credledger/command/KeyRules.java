package io.credledger.command;

import static io.credledger.ledger.RefusalReason.KEY_EXISTS;
import static io.credledger.ledger.RefusalReason.KEY_FOREIGN;
import static io.credledger.ledger.RefusalReason.KEY_RETIRED;
import static io.credledger.ledger.RefusalReason.KEY_UNKNOWN;

import io.credledger.ledger.CascadeCommand;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.ShardId;
import io.credledger.ledger.WrappedDataKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A command brings exactly the keys that it names, each for its own entity, never over an existing one; and what it carries is sealed under a
 * key of the entity that it concerns. The cascade has no key, and seals nothing.
 */
final class KeyRules {

    private final ShardState state;
    private final CommandMessage message;

    KeyRules(ShardState state, CommandMessage message) {
        this.state = state;
        this.message = message;
    }

    @Nullable
    RefusalReason check() {
        if (message.command() instanceof Command.RewrapKeys rewrap) {
            return names(rewrap) ? sealedUnderStored() : KEY_FOREIGN;
        }
        List<DataKeyId> named = message.command().newKeys();
        if (!message.keys().stream().map(WrappedDataKey::id).toList().equals(named)) {
            return KEY_FOREIGN;
        }
        // One key under two names would be stored over itself.
        if (Set.copyOf(named).size() < named.size()) {
            return KEY_EXISTS;
        }
        for (WrappedDataKey key : message.keys()) {
            if (state.keySubject(key.id()) != null || state.isShredded(key.id())) {
                return KEY_EXISTS;
            }
            if (!key.subject().equals(subjectOf(key.id()))) {
                return KEY_FOREIGN;
            }
            if (isRetired(key)) {
                return KEY_RETIRED;
            }
        }
        return named.isEmpty() ? sealedUnderStored() : sealedUnderNew(named.get(0));
    }

    /** The details key comes first; a token key seals tokens only. */
    private @Nullable RefusalReason sealedUnderNew(DataKeyId detailsKey) {
        return message.sealed().key().equals(detailsKey) ? null : KEY_FOREIGN;
    }

    private @Nullable RefusalReason sealedUnderStored() {
        if (message.command() instanceof CascadeCommand) {
            return message.sealed().equals(SealedPart.ABSENT) ? null : KEY_FOREIGN;
        }
        EntityId subject = state.keySubject(message.sealed().key());
        if (subject == null || state.isShredded(message.sealed().key())) {
            return KEY_UNKNOWN;
        }
        return subject.equals(message.command().fold(new SealingSubject(state))) ? null : KEY_FOREIGN;
    }

    private boolean names(Command.RewrapKeys rewrap) {
        return message.keys().stream()
                .map(WrappedDataKey::id)
                .toList()
                .equals(rewrap.keys().stream().map(Command.Rewrap::key).toList());
    }

    /** Once all keys are under the new master key the old one may be thrown away, and with it whatever would still come under it. */
    private boolean isRetired(WrappedDataKey key) {
        EntityState.Shard shard = state.find(ShardId.of(state.shard()), EntityState.Shard.class);
        return shard != null
                && shard.rotated() != null
                && shard.rotating() == null
                && !key.isUnder(shard.rotated().detailsKek(), shard.rotated().tokensKek());
    }

    private EntityId subjectOf(DataKeyId key) {
        return message.command() instanceof Command.FoundShard found && key.equals(found.serverKey())
                ? found.founding().server()
                : message.command().target();
    }
}
