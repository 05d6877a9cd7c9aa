package io.credledger.refresh;

import io.credledger.ledger.ConnectionId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Connections of which the log is known to have a later version than was folded: the writer said so, or took an attempt. Whoever began another at the
 * version that is held would be refused, and the more of that the later the fold. Safe for use by many threads.
 */
final class Surpassed {

    /** What is forgotten sooner is asked about once more than needed. */
    private static final int MOST = 100_000;

    /** Longer than a fold is usually behind; and what the writer refused for another reason is tried again. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Map<ConnectionId, Known> versions = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ConnectionId, Known> eldest) {
            return size() > MOST;
        }
    };

    private record Known(long version, long at) {}

    synchronized void put(ConnectionId connection, long version) {
        versions.remove(connection);
        versions.put(connection, new Known(version, System.nanoTime()));
    }

    synchronized boolean isSurpassed(ConnectionId connection, long version) {
        Known known = versions.get(connection);
        return known != null && version <= known.version() && System.nanoTime() - known.at() < LONGEST.toNanos();
    }
}
