package io.credledger.view;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.ActiveForge;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import java.util.List;
import java.util.Optional;

/** One moment of the past, from the stores. */
final class StoredPast implements PastView {

    private final PastEntities entities;
    private final ConnectionLists lists;
    private final Moment moment;

    StoredPast(PastEntities entities, ConnectionLists lists, Moment moment) {
        this.entities = entities;
        this.lists = lists;
        this.moment = moment;
    }

    @Override
    public Optional<Row<Connection>> connection(ConnectionId id) {
        return entities.row(id, Connection.class, moment);
    }

    @Override
    public Page<Row<Connection>> connections(ConnectionFilter filter, PageRequest page) {
        return lists.page(filter, page, today -> entities.row(today, moment));
    }

    @Override
    public Optional<Identity> identity(IdentityId id) {
        return entities.state(id, Identity.class, moment);
    }

    @Override
    public Optional<ActiveForge> activeForge(IdentityId identity) {
        return entities.state(ForgeId.of(identity), ActiveForge.class, moment);
    }

    @Override
    public List<Tenure> tenures(ConnectionId id) {
        return entities.tenures(id, moment);
    }
}
