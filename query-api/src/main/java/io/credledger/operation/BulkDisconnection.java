package io.credledger.operation;

import io.credledger.crypto.DataKey;
import io.credledger.edge.Ask;
import io.credledger.edge.CommandDraft;
import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Details;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.RefusalReason;
import io.credledger.operation.ManyDisconnected.Failed;
import io.credledger.session.Caller;
import io.credledger.view.ConnectionFilter;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import io.credledger.view.Row;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** All connections to a provider, whoever owns them, part by part. What is disconnected already is passed over, so it may begin anew anywhere. */
public final class BulkDisconnection {

    private static final int MOST_COUNTED = 10_000;

    private final Desk desk;

    public BulkDisconnection(Desk desk) {
        this.desk = desk;
    }

    /** @param caller an admin */
    public ManyDisconnected disconnect(Caller caller, Ask ask, ProviderId provider, PageRequest part) {
        ConnectionFilter filter =
                new ConnectionFilter(null, null, null, desk.directory().ref(provider), true);
        Page<Row<Connection>> rows = desk.view().connections(filter, part);
        List<CompletableFuture<Optional<Failed>>> begun = rows.items().stream()
                .map(row -> disconnect(caller, ask, row.state()))
                .toList();
        List<Failed> failed = begun.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .toList();
        return new ManyDisconnected(
                begun.size() - failed.size(), counted(filter, rows.nextCursor()), failed, rows.nextCursor());
    }

    /** Of one ask come many commands, each with an id of its own; a connection that was made anew since is another matter. */
    private CompletableFuture<Optional<Failed>> disconnect(Caller caller, Ask ask, Connection connection) {
        Ask own = ask.step("disconnect " + connection.id() + ' ' + connection.generation())
                .atAnyVersion();
        try {
            return desk.commits()
                    .commitAsync(own, connection.id(), () -> seal(caller, own, connection))
                    .handle((committed, failure) -> failed(connection, failure));
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(failed(connection, e));
        }
    }

    private static Optional<Failed> failed(Connection connection, @Nullable Throwable failure) {
        if (failure == null) {
            return Optional.empty();
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        String slug =
                cause instanceof RefusedException refused ? refused.refusal().slug() : EdgeReason.UNAVAILABLE.slug();
        // Somebody else was quicker.
        return slug.equals(RefusalReason.DISCONNECTED.slug())
                ? Optional.empty()
                : Optional.of(new Failed(connection.id().value(), slug));
    }

    private CommandMessage seal(Caller caller, Ask ask, Connection connection) {
        Standing standing = new Standing(caller, connection, desk.directory().server());
        Command command = new Command.DisconnectConnection(connection.id(), standing.toManage());
        try (CommandDraft draft = desk.commands().begin(ask, connection.id());
                DataKey key = desk.keyring()
                        .lend(connection.id(), connection.detailsKey())
                        .orElseThrow(EdgeReason.ERASED::refusal)) {
            return draft.finish(command, new Details.Nothing(), key);
        }
    }

    private int counted(ConnectionFilter filter, @Nullable String cursor) {
        int counted = 0;
        @Nullable String from = cursor;
        while (from != null && counted < MOST_COUNTED) {
            Page<Row<Connection>> rows = desk.view().connections(filter, new PageRequest(from, PageRequest.MAX_LIMIT));
            counted += rows.items().size();
            from = rows.nextCursor();
        }
        return counted;
    }
}
