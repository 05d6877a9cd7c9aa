package io.credledger.operation;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.ActiveForge;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.ProviderId;
import io.credledger.operation.WhichConnection.Candidate;
import io.credledger.view.ConnectionFilter;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import io.credledger.view.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds what {@link WhichConnection} chooses from. */
public final class Chooser {

    private final Desk desk;
    private final Usable usable;

    public Chooser(Desk desk) {
        this.desk = desk;
        this.usable = new Usable(desk.view());
    }

    public WhichConnection choose(IdentityId identity, ProviderId provider) {
        return choose(identity, provider, any -> true);
    }

    /** The same among some of them. */
    public WhichConnection choose(IdentityId identity, ProviderId provider, Predicate<Connection> some) {
        ConnectionId active =
                desk.view().activeForge(identity).map(ActiveForge::connection).orElse(null);
        List<Candidate> candidates = new ArrayList<>();
        for (Row<Connection> row : ofProvider(identity, provider)) {
            if (isCandidate(identity, row.state(), active) && some.test(row.state())) {
                name(row)
                        .ifPresent(
                                name -> candidates.add(new Candidate(row.state().id(), name)));
            }
        }
        return WhichConnection.among(candidates);
    }

    /** Whether the identity owns any connection to the provider that is not disconnected, whatever its grant is good for. */
    public boolean ownsAny(IdentityId identity, ProviderId provider) {
        ConnectionFilter owned =
                new ConnectionFilter(null, identity, null, desk.directory().ref(provider), true);
        return !desk.view().connections(owned, new PageRequest(null, 1)).items().isEmpty();
    }

    private boolean isCandidate(IdentityId identity, Connection connection, @Nullable ConnectionId active) {
        boolean own =
                connection.owner().equals(identity) && connection.namespace().equals(identity);
        return (own || connection.id().equals(active)) && usable.by(identity, connection);
    }

    private List<Row<Connection>> ofProvider(IdentityId identity, ProviderId provider) {
        ConnectionFilter filter =
                new ConnectionFilter(identity, null, null, desk.directory().ref(provider), true);
        List<Row<Connection>> rows = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Row<Connection>> page =
                    desk.view().connections(filter, new PageRequest(cursor, PageRequest.MAX_LIMIT));
            rows.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return rows;
    }

    /** Empty where it was erased: then it cannot be meant. */
    private Optional<String> name(Row<Connection> row) {
        return desk.opener()
                .open(row.details(), Credential.class)
                .map(credential -> credential.name().value());
    }
}
