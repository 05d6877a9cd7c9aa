package io.credledger.view;

import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.ProviderRef;
import org.jspecify.annotations.Nullable;

/**
 * Which connections; null means any.
 *
 * @param visibleTo owned by or shared with this identity
 */
public record ConnectionFilter(
        @Nullable IdentityId visibleTo,
        @Nullable IdentityId owner,
        @Nullable IdentityId namespace,
        @Nullable ProviderRef provider,
        @Nullable Boolean connected) {

    public boolean matches(Connection connection) {
        return (visibleTo == null
                        || connection.owner().equals(visibleTo)
                        || connection.sharedWith().contains(visibleTo))
                && (owner == null || connection.owner().equals(owner))
                && (namespace == null || connection.namespace().equals(namespace))
                && (provider == null || connection.provider().equals(provider))
                && (connected == null || connection.connected() == connected);
    }

    public static ConnectionFilter all() {
        return new ConnectionFilter(null, null, null, null, null);
    }
}
