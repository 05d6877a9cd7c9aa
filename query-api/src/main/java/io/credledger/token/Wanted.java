package io.credledger.token;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ProviderId;
import org.jspecify.annotations.Nullable;

/** What a token is to be of. */
public sealed interface Wanted {

    /** Whatever is meant where only a provider is named. */
    record OfProvider(ProviderId provider) implements Wanted {
        @Override
        public String toString() {
            return "OfProvider [redacted]";
        }
    }

    /** @param audience the provider that it must be of; null for any */
    record Named(ConnectionId connection, @Nullable ProviderId audience) implements Wanted {
        @Override
        public String toString() {
            return "Named [redacted]";
        }
    }

    /** The active forge's: the connection says where, its provider how. */
    record AtForge(ConnectionId connection) implements Wanted {}
}
