package io.credledger.audit;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.IdentityId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know; null means any.
 *
 * @param from the earliest
 * @param to the first that is too late
 * @param identity who did it, or whom it is about
 * @param type as {@link AuditItem#type}
 */
public record AuditQuery(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable ConnectionId connection,
        @Nullable IdentityId identity,
        @Nullable String type) {

    static final AuditQuery ANY = new AuditQuery(null, null, null, null, null);

    /** Without regard to {@code to}, which is where reading ends. */
    boolean matches(LogEntry entry) {
        return (from == null || !entry.at().isBefore(from))
                && (type == null || type.equals(entry.type()))
                && (connection == null || entry.isOf(connection))
                && (identity == null || entry.isAbout(identity));
    }

    @Override
    public String toString() {
        return "AuditQuery [redacted]";
    }
}
