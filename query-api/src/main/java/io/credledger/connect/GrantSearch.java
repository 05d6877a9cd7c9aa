package io.credledger.connect;

import io.credledger.edge.RefusedException;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.ActiveForge;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Fact;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import io.credledger.ledger.StoreKey;
import io.credledger.ledger.Vault;
import io.credledger.operation.Desk;
import io.credledger.view.ConnectionFilter;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import io.credledger.view.Row;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From an accepted grant to its connection: the reply has a position only. */
final class GrantSearch {

    private final Desk desk;

    GrantSearch(Desk desk) {
        this.desk = desk;
    }

    /** The connection of that namespace whose history has the grant. */
    ConnectionId find(IdentityId namespace, CommandId command, Reply.Accepted accepted) {
        ConnectionFilter filter = new ConnectionFilter(null, null, namespace, null, null);
        long seq = accepted.position().seq() - accepted.events() + 1;
        @Nullable String cursor = null;
        do {
            Page<Row<Connection>> page =
                    desk.view().connections(filter, new PageRequest(cursor, PageRequest.MAX_LIMIT));
            for (Row<Connection> row : page.items()) {
                ConnectionId id = row.state().id();
                if (desk.view()
                        .event(id, seq)
                        .filter(event -> isOf(command, event))
                        .isPresent()) {
                    return id;
                }
            }
            cursor = page.nextCursor();
        } while (cursor != null);
        throw RefusedException.of(RefusalReason.UNKNOWN_CONNECTION);
    }

    /** Whether the grant made it the active forge, or found it so. */
    boolean activated(IdentityId identity, ConnectionId connection, Reply.Accepted accepted) {
        ForgeId forge = ForgeId.of(identity);
        return desk.view()
                        .event(forge, accepted.position().seq())
                        .filter(event -> event.fact().equals(new Fact.ForgeActivated(identity, connection)))
                        .isPresent()
                || desk.view()
                        .activeForge(identity)
                        .map(ActiveForge::connection)
                        .filter(connection::equals)
                        .isPresent();
    }

    /** Its store key; null where something of it was erased. */
    @Nullable
    String key(ConnectionId id) {
        Optional<Row<Connection>> row = desk.view().connection(id);
        Optional<Handle> namespace =
                row.flatMap(found -> desk.directory().handle(found.state().namespace()));
        return row.flatMap(found -> desk.opener().open(found.details(), Credential.class))
                .flatMap(credential -> namespace.map(handle ->
                        new StoreKey.Connection(Vault.DEFAULT, credential.provider(), handle, credential.name())))
                .map(StoreKey.Connection::text)
                .orElse(null);
    }

    private static boolean isOf(CommandId command, LedgerEvent event) {
        return event.header().command().equals(command);
    }
}
