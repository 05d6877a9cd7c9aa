package io.credledger.command;

import static io.credledger.ledger.RefusalReason.HANDLE_ERASED;
import static io.credledger.ledger.RefusalReason.MISROUTED;
import static io.credledger.ledger.RefusalReason.UNKNOWN_CONNECTION;

import io.credledger.command.Decision.Happening;
import io.credledger.ledger.Command;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.ActiveForge;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Fact;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.RefusalReason;
import java.util.stream.Stream;

/** Which connection an identity's forge is. */
final class Forges {

    private final ShardState state;
    private final Residents residents;

    Forges(ShardState state, Residents residents) {
        this.state = state;
        this.residents = residents;
    }

    Decision activate(Command.ActivateForge command) {
        if (!ForgeId.of(command.identity()).equals(command.target())) {
            return Decision.refused(MISROUTED);
        }
        RefusalReason unfit = residents.unfit(command.identity());
        if (unfit != null) {
            return Decision.refused(unfit);
        }
        if (residents.isHere(command.connection()) && !isUsable(command.connection(), command.identity())) {
            return Decision.refused(UNKNOWN_CONNECTION);
        }
        return isActive(command.identity(), command.connection())
                ? Decision.unchanged()
                : Decision.happened(
                        command.target(), new Fact.ForgeActivated(command.identity(), command.connection()));
    }

    Decision clear(Command.ClearForge command) {
        if (!ForgeId.of(command.identity()).equals(command.target())) {
            return Decision.refused(MISROUTED);
        }
        if (residents.isErased(command.identity())) {
            return Decision.refused(HANDLE_ERASED);
        }
        return new Decision.Accepted(ending(command.identity()).toList());
    }

    /** That the identity has none from now on; nothing where it has none. */
    Stream<Happening> ending(IdentityId identity) {
        ActiveForge forge = state.find(ForgeId.of(identity), ActiveForge.class);
        return forge == null || forge.connection() == null
                ? Stream.empty()
                : Stream.of(new Happening(forge.id(), new Fact.ForgeCleared(identity)));
    }

    /** That a connection becomes the identity's forge; nothing where it is already, so that {@code since} stays. */
    Stream<Happening> activation(IdentityId identity, ConnectionId connection) {
        return isActive(identity, connection)
                ? Stream.empty()
                : Stream.of(new Happening(ForgeId.of(identity), new Fact.ForgeActivated(identity, connection)));
    }

    /** That it stops being that; nothing where it is not. */
    Stream<Happening> clearing(IdentityId identity, ConnectionId connection) {
        return isActive(identity, connection)
                ? Stream.of(new Happening(ForgeId.of(identity), new Fact.ForgeCleared(identity)))
                : Stream.empty();
    }

    private boolean isActive(IdentityId identity, ConnectionId connection) {
        ActiveForge forge = state.find(ForgeId.of(identity), ActiveForge.class);
        return forge != null && connection.equals(forge.connection());
    }

    private boolean isUsable(ConnectionId id, IdentityId identity) {
        Connection connection = state.find(id, Connection.class);
        return connection != null && connection.usableBy(identity);
    }
}
