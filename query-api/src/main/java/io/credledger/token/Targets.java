package io.credledger.token;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.ProviderId;
import io.credledger.operation.Chooser;
import io.credledger.operation.Desk;
import io.credledger.operation.Usable;
import io.credledger.operation.WhichConnection;
import io.credledger.session.Caller;
import io.credledger.view.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which connection a request is about, and whether the caller may use it. What the caller may not know is no target. */
final class Target {

    private final Desk desk;
    private final Chooser chooser;
    private final Usable usable;

    Target(Desk desk) {
        this.desk = desk;
        this.chooser = new Chooser(desk);
        this.usable = new Usable(desk.view());
    }

    ConnectionId of(Caller caller, TokenRequest request) {
        ConnectionId named = request.resource();
        return named != null ? known(caller, named, request.audience()) : chosen(caller, request.audience());
    }

    private ConnectionId known(Caller caller, ConnectionId id, @Nullable ProviderId audience) {
        Optional<Connection> connection = desk.view()
                .connection(id)
                .map(Row::state)
                .filter(state ->
                        state.owner().equals(caller.id()) || state.sharedWith().contains(caller.id()))
                .filter(state -> audience == null
                        || state.provider().equals(desk.directory().ref(audience)));
        return connection.map(Connection::id).orElseThrow(Target::none);
    }

    private ConnectionId chosen(Caller caller, @Nullable ProviderId audience) {
        if (audience == null) {
            throw none();
        }
        WhichConnection which = chooser.choose(caller.id(), audience);
        if (which instanceof WhichConnection.One one) {
            return one.id();
        }
        if (which instanceof WhichConnection.Ambiguous ambiguous) {
            List<Map<String, String>> choices = ambiguous.choices().stream()
                    .map(choice -> Map.of("resource", TokenRequest.CONNECTION + choice.id(), "name", choice.name()))
                    .toList();
            throw TokenRefusedException.with(
                    "invalid_target",
                    "several connections could be meant: name one with resource",
                    Map.of("credledger_choices", choices));
        }
        throw none();
    }

    /** The connection, if it can be used now. */
    Row<Connection> usable(Caller caller, ConnectionId id) {
        Row<Connection> row = desk.view().connection(id).orElseThrow(Target::none);
        if (!row.state().connected()) {
            throw TokenRefusedException.because("invalid_grant", "disconnected", "the connection is disconnected");
        }
        if (!usable.by(caller.id(), row.state())) {
            throw TokenRefusedException.because(
                    "invalid_grant", "owner-inactive", "the connection's owner is not active");
        }
        return row;
    }

    private static TokenRefusedException none() {
        return TokenRefusedException.of("invalid_target", "the caller has no such connection");
    }
}
