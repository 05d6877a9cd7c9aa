package io.credledger.operation;

import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.Handle;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.StoreKey;
import org.jspecify.annotations.Nullable;

/** Which connections to list; null means any. */
public record ConnectionQuery(
        @Nullable Handle owner,
        @Nullable ProviderId provider,
        @Nullable String status,
        @Nullable ConnectionName name,
        @Nullable Handle namespace,
        StoreKey.@Nullable Connection key) {

    boolean matches(ConnectionCard card) {
        return (status == null || status.equals(card.status()))
                && (name == null || name.value().equals(card.name()))
                && (key == null || key.text().equals(card.key()));
    }

    /** Whether cards have to be looked at, because the view cannot tell. */
    boolean looksInside() {
        return status != null || name != null || key != null;
    }

    @Override
    public String toString() {
        return "ConnectionQuery [redacted]";
    }
}
