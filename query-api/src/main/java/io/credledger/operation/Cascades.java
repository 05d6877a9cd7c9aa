package io.credledger.operation;

import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.EntityState.Login;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.RevocationResult;
import io.credledger.operation.CascadeCard.Keys;
import io.credledger.operation.CascadeCard.Kind;
import io.credledger.operation.CascadeCard.State;
import io.credledger.view.ConnectionFilter;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import io.credledger.view.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has become of an identity's end. Nothing is asked but the views: what they say was done was done. */
public final class Cascades {

    private final Desk desk;

    public Cascades(Desk desk) {
        this.desk = desk;
    }

    public CascadeCard show(Handle handle) {
        Identity identity = desk.directory().find(handle).state();
        Kind kind = identity.erased() ? Kind.ERASURE : identity.active() ? Kind.NONE : Kind.DEACTIVATION;
        List<Connection> owned = owned(identity);
        long disconnected =
                owned.stream().filter(connection -> !connection.connected()).count();
        Keys keys = kind == Kind.ERASURE ? keys(identity, owned) : new Keys(0, 0);
        boolean over = kind == Kind.NONE || (disconnected == owned.size() && keys.total() == keys.shredded());
        return new CascadeCard(
                over ? State.DONE : State.RUNNING,
                identity.id().value(),
                kind,
                new CascadeCard.Connections(owned.size(), (int) disconnected),
                new CascadeCard.Revocations(
                        count(owned, RevocationResult.REVOKED),
                        count(owned, RevocationResult.UNSUPPORTED),
                        count(owned, RevocationResult.FAILED),
                        count(owned, null)),
                keys,
                kind == Kind.ERASURE ? kept(identity.id()) : List.of());
    }

    /** What it owns by an epoch that ended; of an active identity nothing ends. */
    private List<Connection> owned(Identity identity) {
        return identity.active()
                ? List.of()
                : all(new ConnectionFilter(null, identity.id(), null, null, null)).stream()
                        .filter(connection -> connection.ownerEpoch() <= identity.epoch())
                        .toList();
    }

    private static int count(List<Connection> owned, @Nullable RevocationResult result) {
        return (int) owned.stream()
                .filter(connection -> !connection.connected() && Objects.equals(connection.revocation(), result))
                .count();
    }

    private Keys keys(Identity identity, List<Connection> owned) {
        long total = 1;
        long gone = gone(identity.shredded());
        for (Connection connection : owned) {
            total += connection.keys().size();
            gone += gone(connection.shredded());
        }
        for (Row<Login> row : desk.view().everyLogin(identity.id())) {
            total += row.state().keys().size();
            gone += gone(row.state().shredded());
        }
        return new Keys(total, gone);
    }

    private static long gone(@Nullable Long shredded) {
        return shredded == null ? 0 : shredded;
    }

    private List<String> kept(IdentityId namespace) {
        return all(new ConnectionFilter(null, null, namespace, null, null)).stream()
                .filter(connection -> !connection.owner().equals(namespace))
                .map(connection -> connection.id().value())
                .toList();
    }

    private List<Connection> all(ConnectionFilter filter) {
        List<Connection> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Row<Connection>> page =
                    desk.view().connections(filter, new PageRequest(cursor, PageRequest.MAX_LIMIT));
            page.items().forEach(row -> all.add(row.state()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }
}
