package io.credledger.operation;

import io.credledger.crypto.DataKey;
import io.credledger.edge.Ask;
import io.credledger.edge.CommandDraft;
import io.credledger.edge.Commits.Committed;
import io.credledger.edge.EdgeReason;
import io.credledger.edge.Refusal;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.RefusalReason;
import io.credledger.session.Caller;
import io.credledger.view.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Refreshes that somebody wants now: asked for in the log, done by the refresher, seen in the view. Nothing here could do one: what opens a
 * refresh token is not in this process.
 */
public final class Refreshes {

    /** What was refreshed so lately is as fresh as it gets. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Desk desk;
    private final Duration patience;
    private final Executor executor = Continuations.pool();
    private final ConnectionWatch watch;

    /** @param patience how long anybody waits for one */
    public Refreshes(Desk desk, Duration patience) {
        this.desk = desk;
        this.patience = patience;
        this.watch = new ConnectionWatch(desk.view(), executor);
    }

    /**
     * Refreshes for somebody who may use the connection. What it came to is in the card, unless only a person can help.
     *
     * @return completed exceptionally with {@link RefusedException}, or with {@link io.credledger.edge.NotYetException} when the request
     *     itself was not seen committed
     */
    public CompletableFuture<Refreshed> refresh(Caller caller, Ask ask, ConnectionId id) {
        Row<Connection> row = watch.require(id);
        Connection before = row.state();
        new Standing(caller, before, desk.directory().server()).requireUse();
        requireNoReauth(before);
        if (before.connected() && isFresh(before)) {
            return CompletableFuture.completedFuture(new Refreshed(card(caller, row), true, null));
        }
        return desk.commits()
                .commitAsync(ask, id, () -> seal(ask, id))
                .thenComposeAsync(
                        committed -> {
                            Outlook outlook = new Outlook(before, requestedAt(id, committed));
                            return until(id, outlook).thenApply(now -> refreshed(caller, now, outlook, committed));
                        },
                        executor);
    }

    private CompletableFuture<Row<Connection>> until(ConnectionId id, Outlook outlook) {
        Row<Connection> now = watch.require(id);
        return cannotComeInTime(now)
                ? CompletableFuture.completedFuture(now)
                : watch.until(id, state -> outlook.isSettled(state) || outlook.hasFailed(state), patience);
    }

    private Refreshed refreshed(Caller caller, Row<Connection> now, Outlook outlook, Committed committed) {
        requireNoReauth(now.state());
        return new Refreshed(card(caller, now), outlook.isRenewed(now.state()), committed.position());
    }

    private @Nullable Instant requestedAt(ConnectionId id, Committed committed) {
        return desk.view()
                .event(id, committed.position().seq())
                .map(LedgerEvent::header)
                .map(header -> header.occurredAt())
                .orElse(null);
    }

    private void requireNoReauth(Connection connection) {
        ReauthNotice.of(connection, desk.place().get()).ifPresent(notice -> {
            throw new RefusedException(new Refusal(RefusalReason.NEEDS_REAUTH.slug(), "", "", notice.members()));
        });
    }

    private ConnectionCard card(Caller caller, Row<Connection> row) {
        return new ConnectionCards(desk, caller).of(row);
    }

    /**
     * The connection once it was refreshed or cannot be, or when patience has ended. Asks for a refresh unless one is wanted already; who may
     * use the connection was checked.
     */
    public CompletableFuture<Row<Connection>> awaited(IdentityId asker, Row<Connection> before) {
        Connection state = before.state();
        if (state.refreshes().reauth() != null || cannotComeInTime(before)) {
            return CompletableFuture.completedFuture(before);
        }
        if (state.refreshes().open() == null && state.refreshes().requestedAt() == null) {
            Ask ask = Ask.of(asker, null, new byte[0], null);
            // What it comes to is seen in the view, or not in time.
            var unused = desk.commits().commitAsync(ask, state.id(), () -> seal(ask, state.id()));
        }
        Instant deadline = deadline();
        Outlook outlook = new Outlook(state, null);
        return watch.until(state.id(), now -> outlook.isSettled(now) || outlook.isPutOff(now, deadline), patience);
    }

    /** Whether the credential is another one than it was. */
    public static boolean isRenewed(Connection before, Connection now) {
        return new Outlook(before, null).isRenewed(now);
    }

    /** Whether a refresh now would gain nothing. */
    public boolean isFresh(Connection connection) {
        Instant refreshedAt = connection.refreshes().refreshedAt();
        return refreshedAt != null
                && refreshedAt.plus(FRESH).isAfter(desk.clock().instant());
    }

    private boolean cannotComeInTime(Row<Connection> row) {
        return Outlook.isHeldBack(row.state(), deadline()) || isPaused(row);
    }

    private Instant deadline() {
        return desk.clock().instant().plus(patience);
    }

    private boolean isPaused(Row<Connection> row) {
        return desk.opener()
                .open(row.details(), Details.Credential.class)
                .flatMap(credential -> new ProviderClients(desk).pausedSince(credential.provider()))
                .isPresent();
    }

    private CommandMessage seal(Ask ask, ConnectionId id) {
        Connection connection = watch.require(id).state();
        try (CommandDraft draft = desk.commands().begin(ask, id);
                DataKey key =
                        desk.keyring().lend(id, connection.detailsKey()).orElseThrow(EdgeReason.ERASED::refusal)) {
            return draft.finish(new Command.RequestRefresh(id), new Details.Nothing(), key);
        }
    }
}
