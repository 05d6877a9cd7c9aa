package io.credledger.refresh;

import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.WrappedDataKey;
import java.util.List;

/**
 * The server's client of a provider, all sealed.
 *
 * @param registration the event that holds it
 * @param keys wrapped: its details key and its token key
 */
public record HeldClient(ProviderClient state, LedgerEvent registration, List<WrappedDataKey> keys) {

    public HeldClient {
        keys = List.copyOf(keys);
    }
}
