package io.credledger.audit;

import io.credledger.audit.LogEntry.Accessed;
import io.credledger.audit.LogEntry.Happened;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.view.Tenure;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What of the log is a person's own: what they did, what was done to them, and what became of connections while they were theirs. Of others'
 * connections, which they used or were given, it is said that it happened, and nothing of the account.
 *
 * @param owned when each connection was theirs
 */
record Personal(IdentityId identity, Map<ConnectionId, List<Tenure>> owned) {

    boolean concerns(LogEntry entry) {
        return entry.isAbout(identity) || isOwn(entry);
    }

    AuditItem item(Logged logged, AuditItem item) {
        return item.connection() == null || isOwn(logged.entry()) ? item : item.withoutAccount();
    }

    private boolean isOwn(LogEntry entry) {
        if (entry instanceof Happened happened) {
            return happened.event().header().entity() instanceof ConnectionId connection
                    && any(connection, tenure -> tenure.holds(happened.event()));
        }
        return entry instanceof Accessed accessed
                && any(accessed.access().connection(), tenure -> during(tenure, accessed));
    }

    private boolean any(@Nullable ConnectionId connection, Predicate<Tenure> when) {
        return connection != null
                && owned.getOrDefault(connection, List.of()).stream().anyMatch(when);
    }

    private static boolean during(Tenure tenure, Accessed accessed) {
        LedgerEvent ended = tenure.ended();
        return !accessed.at().isBefore(tenure.begun().header().occurredAt())
                && (ended == null || accessed.at().isBefore(ended.header().occurredAt()));
    }

    @Override
    public String toString() {
        return "Personal of " + identity;
    }
}
