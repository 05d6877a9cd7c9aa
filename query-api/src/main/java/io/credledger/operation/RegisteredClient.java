package io.credledger.operation;

import io.credledger.ledger.Details.ClientRegistration;
import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.sealing.StoredToken;
import io.credledger.view.Row;
import java.util.Optional;

/** The server's application at a provider, its secret sealed, for use at the origin that it is bound to. */
public record RegisteredClient(Row<ProviderClient> row, ClientRegistration registration) {

    /** The client's secret, sealed; empty where there is none. */
    public Optional<StoredToken> secret() {
        return StoredToken.of(row.state(), row.details().header().command(), registration);
    }

    @Override
    public String toString() {
        return "RegisteredClient [redacted]";
    }
}
