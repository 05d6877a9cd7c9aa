package io.credledger.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection that somebody owns or owned, as far as it was theirs.
 *
 * @param connection as it is, or as it was when it was theirs last
 * @param owned when it was theirs
 * @param history what happened to it then
 */
public record OwnedConnection(ConnectionCard connection, List<Span> owned, List<HistoryItem> history) {

    /** @param to null where it still is */
    public record Span(Instant from, @Nullable Instant to) {}

    @Override
    public String toString() {
        return "OwnedConnection " + connection.id();
    }
}
