package io.credledger.command;

import static io.credledger.ledger.RefusalReason.ATTEMPT_OPEN;
import static io.credledger.ledger.RefusalReason.DISCONNECTED;
import static io.credledger.ledger.RefusalReason.NEEDS_REAUTH;
import static io.credledger.ledger.RefusalReason.NOT_REFRESHABLE;
import static io.credledger.ledger.RefusalReason.RESTORE_UNCONFIRMED;
import static io.credledger.ledger.RefusalReason.STALE_ATTEMPT;
import static io.credledger.ledger.RefusalReason.UNKNOWN_CONNECTION;
import static io.credledger.ledger.RefusalReason.VERSION_CONFLICT;

import io.credledger.ledger.AttemptId;
import io.credledger.ledger.Command;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Fact;
import io.credledger.ledger.Refreshing;
import io.credledger.ledger.RefusalReason;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Attempts to refresh, and revocations. At most one attempt is open; a failure counts only for it. A success counts for any attempt of the
 * current generation that is newer than the last success, so a good token that arrives late is not thrown away, and a late loser changes
 * nothing.
 */
final class Refreshes {

    private final Holding holding;
    private final Residents residents;

    Refreshes(Holding holding, Residents residents) {
        this.holding = holding;
        this.residents = residents;
    }

    /** Who may ask was checked at the edge: it may be anybody who may use the connection. */
    Decision request(Command.RequestRefresh command) {
        return of(command.target(), connection -> {
            RefusalReason reason = cannotRefresh(connection);
            if (reason != null) {
                return Decision.refused(reason);
            }
            Refreshing now = connection.refreshes();
            return now.open() != null || now.requestedAt() != null
                    ? Decision.unchanged()
                    : Decision.happened(connection.id(), new Fact.RefreshRequested());
        });
    }

    Decision start(Command.StartRefresh command, boolean versioned) {
        return of(command.target(), connection -> {
            if (!versioned) {
                return new Decision.Refused(VERSION_CONFLICT, connection.version());
            }
            RefusalReason reason =
                    residents.isUnconfirmed() ? RESTORE_UNCONFIRMED : cannotStart(connection, command.generation());
            return reason != null
                    ? Decision.refused(reason)
                    : Decision.happened(
                            connection.id(),
                            new Fact.RefreshStarted(
                                    command.attempt(), command.generation(), command.worker(), command.leaseMillis()));
        });
    }

    private static @Nullable RefusalReason cannotStart(Connection connection, long generation) {
        if (connection.generation() != generation) {
            return STALE_ATTEMPT;
        }
        RefusalReason reason = cannotRefresh(connection);
        if (reason != null) {
            return reason;
        }
        return connection.refreshes().open() == null ? null : ATTEMPT_OPEN;
    }

    private static @Nullable RefusalReason cannotRefresh(Connection connection) {
        if (!connection.connected()) {
            return DISCONNECTED;
        }
        if (!connection.refreshable()) {
            return NOT_REFRESHABLE;
        }
        return connection.refreshes().reauth() == null ? null : NEEDS_REAUTH;
    }

    Decision complete(Command.CompleteRefresh command) {
        return of(command.target(), connection -> {
            Refreshing now = connection.refreshes();
            boolean current = connection.generation() == command.generation();
            if (current && command.attempt().equals(now.winner())) {
                return Decision.unchanged();
            }
            if (!connection.connected()) {
                return Decision.refused(DISCONNECTED);
            }
            boolean newer = command.started() > now.succeeded() && command.started() <= connection.version();
            return current && newer
                    ? Decision.happened(
                            connection.id(),
                            new Fact.CredentialRefreshed(command.attempt(), command.generation(), command.started()))
                    : Decision.refused(STALE_ATTEMPT);
        });
    }

    Decision fail(Command.FailRefresh command) {
        return ended(
                command.target(),
                command.attempt(),
                new Fact.RefreshFailed(command.attempt(), command.trouble(), command.retryAt()));
    }

    Decision lose(Command.LoseRefresh command) {
        return ended(
                command.target(),
                command.attempt(),
                new Fact.RefreshOutcomeUnknown(command.attempt(), command.cause(), command.retryAt()));
    }

    Decision requireReauthorisation(Command.RequireReauthorisation command) {
        Fact fact = new Fact.ReauthorisationRequired(command.attempt(), command.generation(), command.reason());
        AttemptId attempt = command.attempt();
        if (attempt != null) {
            return ended(command.target(), attempt, fact);
        }
        return of(command.target(), connection -> {
            RefusalReason reason = cannotStart(connection, command.generation());
            return reason != null ? Decision.refused(reason) : Decision.happened(connection.id(), fact);
        });
    }

    /** Also where the connection was disconnected meanwhile: its revocation waits for this. */
    private Decision ended(ConnectionId id, AttemptId attempt, Fact fact) {
        return of(
                id,
                connection -> connection.refreshes().isOpen(attempt)
                        ? Decision.happened(connection.id(), fact)
                        : Decision.refused(STALE_ATTEMPT));
    }

    Decision recordRevocation(Command.RecordRevocation command) {
        return of(command.target(), connection -> {
            boolean current = !connection.connected() && connection.generation() == command.generation();
            if (!current) {
                return Decision.refused(STALE_ATTEMPT);
            }
            return connection.revocation() != null
                    ? Decision.unchanged()
                    : Decision.happened(
                            connection.id(), new Fact.RevocationRecorded(command.generation(), command.result()));
        });
    }

    private Decision of(ConnectionId id, Function<Connection, Decision> decide) {
        Connection connection = holding.find(id);
        return connection == null ? Decision.refused(UNKNOWN_CONNECTION) : decide.apply(connection);
    }
}
