package io.credledger.command;

import static io.credledger.ledger.RefusalReason.DISCONNECTED;
import static io.credledger.ledger.RefusalReason.NOT_OWNER;
import static io.credledger.ledger.RefusalReason.UNKNOWN_CONNECTION;

import io.credledger.ledger.Authority;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.IdentityId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Connections as the actor may touch them: who claims to be the owner must be it now, whatever the edge saw. */
final class Holding {

    private final ShardState state;
    private final IdentityId actor;

    Holding(ShardState state, IdentityId actor) {
        this.state = state;
        this.actor = actor;
    }

    @Nullable
    Connection find(ConnectionId id) {
        return state.find(id, Connection.class);
    }

    boolean isActor(IdentityId identity) {
        return actor.equals(identity);
    }

    /** The decision over a connection, connected or not, that the actor may change. */
    Decision any(ConnectionId id, Authority authority, Function<Connection, Decision> decide) {
        Connection connection = find(id);
        if (connection == null) {
            return Decision.refused(UNKNOWN_CONNECTION);
        }
        return authority == Authority.OWNER && !isActor(connection.owner())
                ? Decision.refused(NOT_OWNER)
                : decide.apply(connection);
    }

    /** The decision over a connected one. */
    Decision connected(ConnectionId id, Authority authority, Function<Connection, Decision> decide) {
        return any(
                id,
                authority,
                connection -> connection.connected() ? decide.apply(connection) : Decision.refused(DISCONNECTED));
    }
}
