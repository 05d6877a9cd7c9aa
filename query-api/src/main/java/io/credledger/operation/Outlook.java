package io.credledger.operation;

import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Refreshing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a refresh that is waited for may come to. Pure.
 *
 * @param before the connection as it was when waiting began
 * @param requestedAt when it was asked for; null where a request before this one stands for it
 */
record Outlook(Connection before, @Nullable Instant requestedAt) {

    /** Whether the credential is another one: refreshed, or connected anew. A repeated request is content with what the first led to. */
    boolean isRenewed(Connection now) {
        Instant refreshedAt = now.refreshes().refreshedAt();
        boolean since = requestedAt != null && refreshedAt != null && !refreshedAt.isBefore(requestedAt);
        return since
                || now.generation() != before.generation()
                || now.refreshes().succeeded() > before.refreshes().succeeded();
    }

    /** Whether nothing more is to be expected, well or ill. */
    boolean isSettled(Connection now) {
        return isRenewed(now) || !now.connected() || now.refreshes().reauth() != null;
    }

    /** Whether an attempt failed meanwhile, or ended nobody knows how. */
    boolean hasFailed(Connection now) {
        return now.refreshes().failures() > before.refreshes().failures();
    }

    /** Whether an attempt failed meanwhile and the next one is not before the deadline. */
    boolean isPutOff(Connection now, Instant deadline) {
        boolean wanted = now.refreshes().requestedAt() != null;
        return hasFailed(now)
                && isAfter(now.refreshes(), deadline)
                && (!wanted || RefreshCard.holdsBack(now.refreshes()));
    }

    /** Whether the next attempt is not before the deadline, however much it is wanted. */
    static boolean isHeldBack(Connection connection, Instant deadline) {
        return isAfter(connection.refreshes(), deadline) && RefreshCard.holdsBack(connection.refreshes());
    }

    private static boolean isAfter(Refreshing now, Instant deadline) {
        Instant retryAt = now.retryAt();
        return now.open() == null && retryAt != null && retryAt.isAfter(deadline);
    }
}
