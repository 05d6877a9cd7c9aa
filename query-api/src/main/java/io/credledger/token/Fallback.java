package io.credledger.token;

import io.credledger.ledger.ProviderId;
import io.credledger.ledger.StoreKey;
import org.jspecify.annotations.Nullable;

/**
 * The server's connection to use where the subject has none.
 *
 * @param key which one; null for the one that is meant where only the provider is named
 */
public record Fallback(StoreKey.@Nullable Connection key) {

    /** As {@code credledger.token.fallbacks} names it. */
    String text(ProviderId provider) {
        return key == null ? provider.value() : key.text();
    }

    /** A connection's name is personal. */
    @Override
    public String toString() {
        return "Fallback [redacted]";
    }
}
