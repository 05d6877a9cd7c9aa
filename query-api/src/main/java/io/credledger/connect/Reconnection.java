package io.credledger.connect;

import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.RefusalReason;
import io.credledger.operation.Desk;
import io.credledger.operation.Endpoints;
import io.credledger.session.Caller;
import io.credledger.view.Row;
import java.util.List;

/** What somebody wishes who connects again what they have: the same account, at the same place, for the same scopes. */
final class Reconnection {

    private final Desk desk;
    private final Endpoints endpoints;

    Reconnection(Desk desk) {
        this.desk = desk;
        this.endpoints = new Endpoints(desk);
    }

    /** @throws RefusedException for whoever does not own it in their own namespace, or the server's as an admin */
    ConnectWish of(Caller caller, ConnectionId id) {
        Row<Connection> row =
                desk.view().connection(id).orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_CONNECTION));
        Handle owner = owner(caller, row.state());
        Credential credential =
                desk.opener().open(row.details(), Credential.class).orElseThrow(EdgeReason.ERASED::refusal);
        return new ConnectWish(
                credential.provider(),
                credential.name(),
                scopes(credential),
                credential.baseUrl(),
                false,
                false,
                null,
                owner);
    }

    private Handle owner(Caller caller, Connection connection) {
        IdentityId owner = connection.owner();
        boolean own = owner.equals(caller.id());
        boolean servers = owner.equals(desk.directory().server()) && caller.isAdmin();
        boolean visible = own || connection.sharedWith().contains(caller.id()) || caller.readsAll();
        if (!visible) {
            throw RefusedException.of(RefusalReason.UNKNOWN_CONNECTION);
        }
        if (!(own || servers) || !connection.namespace().equals(owner)) {
            throw EdgeReason.FORBIDDEN.refusal(
                    "id",
                    "must be a connection that the caller owns in their own namespace, or the server's for admins");
        }
        return desk.directory().handle(owner).orElseThrow(EdgeReason.ERASED::refusal);
    }

    /** What is asked for in any case is not wished; where a provider writes scopes in a way that cannot be asked for, its defaults are. */
    private List<String> scopes(Credential credential) {
        List<String> always = endpoints.require(credential.provider()).scopes().offline();
        List<String> scopes = credential.scopes().stream()
                .filter(scope -> !always.contains(scope))
                .toList();
        return scopes.stream().allMatch(Beginning::canBeAsked) ? scopes : List.of();
    }
}
