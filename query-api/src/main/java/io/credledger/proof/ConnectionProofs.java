package io.credledger.proof;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Position;
import io.credledger.operation.ConnectionRegister;
import io.credledger.operation.Desk;
import io.credledger.operation.Standing;
import io.credledger.session.Caller;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proofs of what happened to a connection, for whoever may read its history. */
public final class ConnectionProofs {

    private final Desk desk;
    private final Proving proving;

    public ConnectionProofs(Desk desk, Proving proving) {
        this.desk = desk;
        this.proving = proving;
    }

    /**
     * That the event is in its tree, with the event.
     *
     * @param size of the tree; null: as it is signed
     * @return empty where the connection has no event at the position
     */
    public Optional<Inclusion> of(Caller caller, ConnectionId id, Position position, @Nullable Long size) {
        Connection now = new ConnectionRegister(desk).require(id).state();
        new Standing(caller, now, desk.directory().server()).requireHistory();
        return proving.inclusion(id, position, size);
    }
}
