package io.credledger.operation;

import io.credledger.edge.RefusedException;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Handle;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.StoreKey;
import io.credledger.session.Caller;
import io.credledger.view.ConnectionFilter;
import io.credledger.view.ConnectionsView;
import io.credledger.view.Moment;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import io.credledger.view.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections as a caller may see them: their own and shared ones, or all for admin and auditor. */
public final class ConnectionRegister {

    /** How many rows one answer looks into; a rare match is found by following the cursor. */
    private static final int MAX_LOOKED_AT = 10_000;

    private final Desk desk;

    public ConnectionRegister(Desk desk) {
        this.desk = desk;
    }

    public ConnectionCard show(Caller caller, ConnectionId id) {
        Row<Connection> row = require(id);
        new Standing(caller, row.state(), desk.directory().server()).requireVisible();
        return new ConnectionCards(desk, caller).of(row);
    }

    /** As it was: for whoever may see it now as its owner, and for whoever might have seen it then. */
    public ConnectionCard show(Caller caller, ConnectionId id, Moment moment) {
        Row<Connection> then = desk.view().asOf(moment).connection(id).orElseThrow(ConnectionRegister::unknown);
        boolean owner = require(id).state().owner().equals(caller.id());
        Standing standing = new Standing(caller, then.state(), desk.directory().server());
        if (!owner) {
            standing.requireVisible();
        }
        return new ConnectionCards(desk, caller, moment.at()).of(then, owner || standing.seesAll());
    }

    private static RefusedException unknown() {
        return RefusedException.of(RefusalReason.UNKNOWN_CONNECTION);
    }

    public Row<Connection> require(ConnectionId id) {
        return desk.view().connection(id).orElseThrow(ConnectionRegister::unknown);
    }

    public Page<ConnectionCard> list(Caller caller, ConnectionQuery query, PageRequest page) {
        return list(desk.view(), new ConnectionCards(desk, caller), filter(caller, query), query, page);
    }

    /** What would have been listed then. */
    public Page<ConnectionCard> list(Caller caller, ConnectionQuery query, PageRequest page, Moment moment) {
        ConnectionCards cards = new ConnectionCards(desk, caller, moment.at());
        return list(desk.view().asOf(moment), cards, filter(caller, query), query, page);
    }

    private Page<ConnectionCard> list(
            ConnectionsView view,
            ConnectionCards cards,
            ConnectionFilter filter,
            ConnectionQuery query,
            PageRequest page) {
        StoreKey.Connection key = query.key();
        if (key != null) {
            List<ConnectionCard> one = view.connection(desk.directory().id(key)).stream()
                    .filter(row -> filter.matches(row.state()))
                    .map(cards::of)
                    .filter(query::matches)
                    .toList();
            return new Page<>(one, null);
        }
        List<ConnectionCard> found = new ArrayList<>();
        @Nullable String cursor = page.cursor();
        int lookedAt = 0;
        do {
            Page<Row<Connection>> rows = view.connections(filter, new PageRequest(cursor, page.limit() - found.size()));
            rows.items().stream().map(cards::of).filter(query::matches).forEach(found::add);
            lookedAt += rows.items().size();
            cursor = rows.nextCursor();
        } while (cursor != null && found.size() < page.limit() && query.looksInside() && lookedAt < MAX_LOOKED_AT);
        return new Page<>(found, cursor);
    }

    private ConnectionFilter filter(Caller caller, ConnectionQuery query) {
        Handle owner = query.owner();
        Handle namespace = query.namespace();
        ProviderId provider = query.provider();
        return new ConnectionFilter(
                caller.readsAll() ? null : caller.id(),
                owner == null ? null : desk.directory().id(owner),
                namespace == null ? null : desk.directory().id(namespace),
                provider == null ? null : desk.directory().ref(provider),
                connected(query.status()));
    }

    private static @Nullable Boolean connected(@Nullable String status) {
        return (status == null || status.equals(Directory.ERASED)) ? null : !status.equals("disconnected");
    }
}
