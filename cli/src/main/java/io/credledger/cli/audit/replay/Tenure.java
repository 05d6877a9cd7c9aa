package io.credledger.cli.audit.replay;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody owned a connection for a while.
 *
 * @param to when it became somebody else's; null: it has not
 * @param position of the event with which it began
 * @param type that event's type
 */
public record Tenure(
        ConnectionId connection,
        IdentityId owner,
        Instant from,
        @Nullable Instant to,
        Position position,
        String type) {

    Tenure endedAt(Instant end) {
        return new Tenure(connection, owner, from, end, position, type);
    }
}
