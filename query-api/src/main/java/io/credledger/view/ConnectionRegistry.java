package io.credledger.view;

import io.credledger.crypto.Pseudonyms;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.StoreKey;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who owns what: the view as (vault, provider, namespace, name) → owner and status. */
public final class ConnectionRegistry {

    private final LedgerView view;
    private final Pseudonyms pseudonyms;

    public ConnectionRegistry(LedgerView view, Pseudonyms pseudonyms) {
        this.view = view;
        this.pseudonyms = pseudonyms;
    }

    /** Whether the credential can be used. */
    public enum Status {
        CONNECTED,
        /** The grant is no longer good: only a new consent helps. */
        NEEDS_REAUTH,
        DISCONNECTED
    }

    /**
     * One connection.
     *
     * @param owner who owns it now, which is not always who made it
     * @param lastWriter who caused its last event
     * @param lastRefreshed null where the credential is still the one that was granted
     */
    public record Entry(
            StoreKey.Connection key,
            ConnectionId id,
            IdentityId owner,
            IdentityId lastWriter,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant lastRefreshed,
            Status status) {

        @Override
        public String toString() {
            return "Entry of " + id;
        }
    }

    /** @throws ViewUnavailableException when the view cannot answer now */
    public Optional<Entry> find(StoreKey.Connection key) {
        return view.connection(pseudonyms.connection(key)).map(row -> entry(key, row.state()));
    }

    private static Entry entry(StoreKey.Connection key, Connection connection) {
        return new Entry(
                key,
                connection.id(),
                connection.owner(),
                connection.stamp().by(),
                connection.stamp().createdAt(),
                connection.stamp().updatedAt(),
                connection.refreshes().refreshedAt(),
                status(connection));
    }

    private static Status status(Connection connection) {
        if (!connection.connected()) {
            return Status.DISCONNECTED;
        }
        return connection.refreshes().reauth() == null ? Status.CONNECTED : Status.NEEDS_REAUTH;
    }
}
