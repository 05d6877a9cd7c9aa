package io.credledger.refresh;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.WrappedDataKey;
import java.util.List;
import java.util.Optional;

/**
 * A connection as the fold has it, all sealed.
 *
 * @param credential the event that holds the newest credential
 * @param keys wrapped: those of the current generation, as far as they are not shredded
 */
public record Held(Connection state, LedgerEvent credential, List<WrappedDataKey> keys) {

    public Held {
        keys = List.copyOf(keys);
    }

    public ConnectionId id() {
        return state.id();
    }

    /** Whether what belongs to the current generation can be opened and sealed: its keys come by a topic of their own, one after the other. */
    public boolean hasItsKeys() {
        return key(state.detailsKey()).isPresent() && key(state.tokenKey()).isPresent();
    }

    Optional<WrappedDataKey> key(DataKeyId id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
