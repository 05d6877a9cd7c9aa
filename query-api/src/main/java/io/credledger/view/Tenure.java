package io.credledger.view;

import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import org.jspecify.annotations.Nullable;

/**
 * That somebody owned a connection.
 *
 * @param begun the event that made them its owner
 * @param ended the event that made somebody else its owner; null where there was none
 */
public record Tenure(
        IdentityId owner, LedgerEvent begun, @Nullable LedgerEvent ended) {

    /** Whether an event of the connection falls into it, what began and what ended it included. */
    public boolean holds(LedgerEvent event) {
        long seq = event.header().position().seq();
        return seq >= begun.header().position().seq()
                && (ended == null || seq <= ended.header().position().seq());
    }
}
