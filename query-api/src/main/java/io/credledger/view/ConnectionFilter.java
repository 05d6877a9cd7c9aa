package io.credledger.view;

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

    public static ConnectionFilter all() {
        return new ConnectionFilter(null, null, null, null, null);
    }
}
