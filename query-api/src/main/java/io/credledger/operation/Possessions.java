package io.credledger.operation;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.session.Caller;
import io.credledger.view.Moment;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import io.credledger.view.Row;
import io.credledger.view.Tenure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All connections that an identity owns or ever owned, and what of them is its own: what happened while it did, the first and the last included. */
public final class Possessions {

    private final Desk desk;
    private final Caller caller;
    private final Map<ConnectionId, List<Tenure>> tenures = new LinkedHashMap<>();

    /** @param caller who asks */
    public Possessions(Desk desk, Caller caller, IdentityId identity) {
        this.desk = desk;
        this.caller = caller;
        Moment now = Moment.now(desk.clock().instant());
        @Nullable String cursor = null;
        do {
            Page<Row<Connection>> page =
                    desk.view().everRelatedTo(identity, new PageRequest(cursor, PageRequest.MAX_LIMIT));
            for (Row<Connection> row : page.items()) {
                ConnectionId id = row.state().id();
                List<Tenure> own = desk.view().asOf(now).tenures(id).stream()
                        .filter(tenure -> tenure.owner().equals(identity))
                        .toList();
                if (!own.isEmpty()) {
                    tenures.put(id, own);
                }
            }
            cursor = page.nextCursor();
        } while (cursor != null);
    }

    /** When each of them was the identity's. */
    public Map<ConnectionId, List<Tenure>> tenures() {
        return tenures;
    }

    public OwnedConnection of(ConnectionId id) {
        List<Tenure> own = tenures.getOrDefault(id, List.of());
        Tenure last = own.get(own.size() - 1);
        return new OwnedConnection(
                card(id, last),
                own.stream().map(Possessions::span).toList(),
                new ConnectionHistory(desk).during(id, own));
    }

    /** The state before it went to somebody else. */
    private ConnectionCard card(ConnectionId id, Tenure last) {
        LedgerEvent ended = last.ended();
        if (ended == null) {
            return new ConnectionCards(desk, caller).of(new ConnectionRegister(desk).require(id), true);
        }
        Position at = ended.header().position();
        Moment before =
                Moment.of(new Position(at.shard(), at.seq() - 1), ended.header().occurredAt());
        return new ConnectionCards(desk, caller, before.at())
                .of(desk.view().asOf(before).connection(id).orElseThrow(), true);
    }

    private static OwnedConnection.Span span(Tenure tenure) {
        LedgerEvent ended = tenure.ended();
        return new OwnedConnection.Span(
                tenure.begun().header().occurredAt(),
                ended == null ? null : ended.header().occurredAt());
    }
}
