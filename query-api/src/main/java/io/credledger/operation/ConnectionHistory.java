package io.credledger.operation;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.Details.Reason;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.LedgerEvent;
import io.credledger.session.Caller;
import io.credledger.view.InvalidCursorException;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import io.credledger.view.Tenure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every change of a connection, oldest first: who, when, why, and who owned it from then on. */
public final class ConnectionHistory {

    private final Desk desk;

    public ConnectionHistory(Desk desk) {
        this.desk = desk;
    }

    public Page<HistoryItem> of(Caller caller, ConnectionId id, PageRequest page) {
        Connection now = new ConnectionRegister(desk).require(id).state();
        new Standing(caller, now, desk.directory().server()).requireHistory();
        Place place = Place.parse(page.cursor());
        Page<LedgerEvent> events = desk.view().history(id, new PageRequest(place.cursor(), page.limit()));
        Names names = new Names(desk.directory());
        List<HistoryItem> items = new ArrayList<>();
        @Nullable IdentityId owner = place.owner();
        for (LedgerEvent event : events.items()) {
            owner = ownerAfter(event.fact(), owner == null ? now.namespace() : owner);
            items.add(item(event, owner, names));
        }
        String next = events.nextCursor();
        return new Page<>(items, next == null || owner == null ? null : owner + next);
    }

    /** What happened in some tenures, what began and what ended each included. */
    List<HistoryItem> during(ConnectionId id, List<Tenure> tenures) {
        Names names = new Names(desk.directory());
        List<HistoryItem> items = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<LedgerEvent> events = desk.view().history(id, new PageRequest(cursor, PageRequest.MAX_LIMIT));
            for (LedgerEvent event : events.items()) {
                tenures.stream()
                        .filter(tenure -> tenure.holds(event))
                        .findFirst()
                        .ifPresent(tenure -> items.add(item(event, ownerAfter(event.fact(), tenure.owner()), names)));
            }
            cursor = events.nextCursor();
        } while (cursor != null);
        return items;
    }

    private static IdentityId ownerAfter(Fact fact, IdentityId before) {
        if (fact instanceof Fact.ConnectionGranted granted) {
            return granted.owner();
        }
        return fact instanceof Fact.ConnectionTransferred transferred ? transferred.to() : before;
    }

    /** Opens what is sealed also where there is nothing to show: an event whose actor or type was changed does not open. */
    private HistoryItem item(LedgerEvent event, IdentityId owner, Names names) {
        Fact fact = event.fact();
        @Nullable Details details = desk.opener().open(event, Details.class).orElse(null);
        @Nullable Credential credential = details instanceof Credential granted ? granted : null;
        return new HistoryItem(
                event.header().position().toString(),
                fact.type(),
                event.header().occurredAt(),
                names.of(event.header().actor()),
                names.of(owner),
                event.header().version(),
                fact instanceof Fact.ConnectionTransferred transferred ? names.of(transferred.from()) : null,
                sharer(fact, names),
                details instanceof Reason given ? given.reason() : null,
                generation(fact),
                credential == null ? null : credential.accountUid(),
                credential == null ? null : credential.accountLogin(),
                RefreshTrace.of(fact, details));
    }

    private static @Nullable Long generation(Fact fact) {
        return fact instanceof Fact.ConnectionGranted granted ? granted.generation() : null;
    }

    private static @Nullable String sharer(Fact fact, Names names) {
        if (fact instanceof Fact.AccessShared shared) {
            return names.of(shared.with());
        }
        return fact instanceof Fact.AccessWithdrawn withdrawn ? names.of(withdrawn.from()) : null;
    }

    /** A cursor of ours: who owned it there, then the view's own. */
    private record Place(
            @Nullable IdentityId owner, @Nullable String cursor) {

        private static final int ID_LENGTH = IdentityId.PREFIX.length() + 26;

        static Place parse(@Nullable String cursor) {
            if (cursor == null) {
                return new Place(null, null);
            }
            try {
                int length = Math.min(ID_LENGTH, cursor.length());
                return new Place(new IdentityId(cursor.substring(0, length)), cursor.substring(length));
            } catch (InvalidIdException e) {
                throw new InvalidCursorException();
            }
        }
    }
}
