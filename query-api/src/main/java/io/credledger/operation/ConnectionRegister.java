package io.credledger.operation;

import io.credledger.edge.RefusedException;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.StoreKey;
import io.credledger.session.Caller;
import io.credledger.view.ConnectionFilter;
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

    public Row<Connection> require(ConnectionId id) {
        return desk.view().connection(id).orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_CONNECTION));
    }

    public Page<ConnectionCard> list(Caller caller, ConnectionQuery query, PageRequest page) {
        ConnectionCards cards = new ConnectionCards(desk, caller);
        StoreKey.Connection key = query.key();
        if (key != null) {
            return one(caller, query, desk.directory().id(key), cards);
        }
        List<ConnectionCard> found = new ArrayList<>();
        @Nullable String cursor = page.cursor();
        int lookedAt = 0;
        do {
            Page<Row<Connection>> rows = desk.view()
                    .connections(filter(caller, query), new PageRequest(cursor, page.limit() - found.size()));
            rows.items().stream().map(cards::of).filter(query::matches).forEach(found::add);
            lookedAt += rows.items().size();
            cursor = rows.nextCursor();
        } while (cursor != null && found.size() < page.limit() && query.looksInside() && lookedAt < MAX_LOOKED_AT);
        return new Page<>(found, cursor);
    }

    private Page<ConnectionCard> one(Caller caller, ConnectionQuery query, ConnectionId id, ConnectionCards cards) {
        ConnectionFilter filter = filter(caller, query);
        List<ConnectionCard> found = desk.view().connection(id).stream()
                .filter(row -> matches(filter, row.state()))
                .map(cards::of)
                .filter(query::matches)
                .toList();
        return new Page<>(found, null);
    }

    private static boolean matches(ConnectionFilter filter, Connection connection) {
        IdentityId viewer = filter.visibleTo();
        boolean visible = viewer == null
                || connection.owner().equals(viewer)
                || connection.sharedWith().contains(viewer);
        return visible
                && isOrAny(filter.owner(), connection.owner())
                && isOrAny(filter.namespace(), connection.namespace())
                && isOrAny(filter.provider(), connection.provider());
    }

    private static boolean isOrAny(@Nullable Object wanted, Object given) {
        return wanted == null || wanted.equals(given);
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
