package io.credledger.operation;

import io.credledger.ledger.Details.ClientRegistration;
import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.view.Row;

/** The server's application at a provider, its secret sealed, for use at the origin that it is bound to. */
public record RegisteredClient(Row<ProviderClient> row, ClientRegistration registration) {
    @Override
    public String toString() {
        return "RegisteredClient [redacted]";
    }
}
