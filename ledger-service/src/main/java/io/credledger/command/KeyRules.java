package io.credledger.command;

import static io.credledger.ledger.RefusalReason.KEY_EXISTS;
import static io.credledger.ledger.RefusalReason.KEY_FOREIGN;
import static io.credledger.ledger.RefusalReason.KEY_UNKNOWN;

import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.WrappedDataKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command brings exactly the keys that it names, each for its own entity, never over an existing one; and what it carries is sealed under a
 * key of the entity that it concerns.
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
        List<DataKeyId> named = message.command().newKeys();
        if (!message.keys().stream().map(WrappedDataKey::id).toList().equals(named)) {
            return KEY_FOREIGN;
        }
        for (WrappedDataKey key : message.keys()) {
            if (state.keySubject(key.id()) != null) {
                return KEY_EXISTS;
            }
            if (!key.subject().equals(subjectOf(key.id()))) {
                return KEY_FOREIGN;
            }
        }
        return sealedUnder();
    }

    private @Nullable RefusalReason sealedUnder() {
        DataKeyId key = message.sealed().key();
        EntityId subject = message.command().newKeys().contains(key) ? subjectOf(key) : state.keySubject(key);
        if (subject == null) {
            return KEY_UNKNOWN;
        }
        return subject.equals(message.command().fold(new SealingSubject(state))) ? null : KEY_FOREIGN;
    }

    private EntityId subjectOf(DataKeyId key) {
        return message.command() instanceof Command.FoundShard found && key.equals(found.serverKey())
                ? found.founding().server()
                : message.command().target();
    }
}
