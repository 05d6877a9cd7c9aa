package io.credledger.view;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import java.util.Optional;

/** Connections: as they are, or as they were at one moment. */
public interface ConnectionsView {

    Optional<Row<Connection>> connection(ConnectionId id);

    /** Matching connections, by shard and id. */
    Page<Row<Connection>> connections(ConnectionFilter filter, PageRequest page);
}
