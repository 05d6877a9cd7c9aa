package io.credledger.audit;

import io.credledger.edge.RefusedException;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.RefusalReason;
import io.credledger.operation.ConnectionCard;
import io.credledger.operation.ConnectionRegister;
import io.credledger.operation.Desk;
import io.credledger.operation.Names;
import io.credledger.session.Caller;
import io.credledger.token.AccessEntry;
import io.credledger.token.AccessLog;
import io.credledger.view.ConnectionFilter;
import io.credledger.view.Moment;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import io.credledger.view.PastView;
import io.credledger.view.Row;
import io.credledger.view.Tenure;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Who owned what at a moment, and how it came to be. That others than its owner read it is recorded before they are told. */
public final class Ownership {

    private final Desk desk;
    private final AccessLog log;

    public Ownership(Desk desk, AccessLog log) {
        this.desk = desk;
        this.log = log;
    }

    /**
     * For whoever reads all, and for whoever owns it or did at that moment.
     *
     * @return completed exceptionally with {@link io.credledger.token.AccessNotRecordedException} when the reading could not be recorded
     */
    public CompletableFuture<OwnershipCard> of(Caller caller, ConnectionId id, Moment moment) {
        PastView past = desk.view().asOf(moment);
        IdentityId then = past.connection(id)
                .map(row -> row.state().owner())
                .orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_CONNECTION));
        IdentityId now = new ConnectionRegister(desk).require(id).state().owner();
        boolean own = then.equals(caller.id()) || now.equals(caller.id());
        if (!own && !caller.readsAll()) {
            throw RefusedException.of(RefusalReason.UNKNOWN_CONNECTION);
        }
        OwnershipCard card = new Cards(caller, moment, past).of(id);
        return own ? CompletableFuture.completedFuture(card) : recorded(caller, then, id, card);
    }

    /** What an identity owned, by shard and id: for whoever reads all, and for itself. */
    public CompletableFuture<Page<OwnershipCard>> of(
            Caller caller, IdentityId identity, Moment moment, PageRequest request) {
        boolean own = identity.equals(caller.id());
        PastView past = desk.view().asOf(moment);
        boolean exists = past.identity(identity).isPresent()
                || identity.equals(desk.directory().server());
        if (!exists || !(own || caller.readsAll())) {
            throw RefusedException.of(RefusalReason.UNKNOWN_IDENTITY);
        }
        ConnectionFilter owned = new ConnectionFilter(null, identity, null, null, null);
        Cards cards = new Cards(caller, moment, past);
        Page<Row<Connection>> rows = past.connections(owned, request);
        List<OwnershipCard> items =
                rows.items().stream().map(row -> cards.of(row.state().id())).toList();
        Page<OwnershipCard> page = new Page<>(items, rows.nextCursor());
        return own ? CompletableFuture.completedFuture(page) : recorded(caller, identity, null, page);
    }

    private <T> CompletableFuture<T> recorded(
            Caller caller, IdentityId whose, @Nullable ConnectionId connection, T answer) {
        return log.record(AccessEntry.auditRead(caller.id(), whose, connection)).thenApply(unused -> answer);
    }

    /** For one answer. */
    private final class Cards {
        private final Caller caller;
        private final Moment moment;
        private final PastView past;
        private final Names names = new Names(desk.directory());

        Cards(Caller caller, Moment moment, PastView past) {
            this.caller = caller;
            this.moment = moment;
            this.past = past;
        }

        OwnershipCard of(ConnectionId id) {
            ConnectionCard connection = new ConnectionRegister(desk).show(caller, id, moment);
            List<OwnershipCard.Stretch> history =
                    past.tenures(id).stream().map(this::stretch).toList();
            OwnershipCard.Stretch last = history.get(history.size() - 1);
            return new OwnershipCard(
                    id.value(),
                    connection.key(),
                    last.owner(),
                    moment.at(),
                    last.position(),
                    last.from(),
                    connection.status(),
                    history);
        }

        private OwnershipCard.Stretch stretch(Tenure tenure) {
            LedgerEvent begun = tenure.begun();
            LedgerEvent ended = tenure.ended();
            return new OwnershipCard.Stretch(
                    names.of(tenure.owner()),
                    begun.header().occurredAt(),
                    ended == null ? null : ended.header().occurredAt(),
                    begun.header().position().toString(),
                    begun.fact().type(),
                    names.of(begun.header().actor()),
                    reason(begun));
        }

        private @Nullable String reason(LedgerEvent event) {
            return desk.opener()
                    .open(event, Details.class)
                    .filter(Details.Reason.class::isInstance)
                    .map(details -> ((Details.Reason) details).reason())
                    .orElse(null);
        }
    }
}
