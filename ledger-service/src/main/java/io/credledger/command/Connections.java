package io.credledger.command;

import static io.credledger.ledger.RefusalReason.ACCOUNT_DIFFERS;
import static io.credledger.ledger.RefusalReason.ALREADY_OWNER;
import static io.credledger.ledger.RefusalReason.CONNECTION_EXISTS;
import static io.credledger.ledger.RefusalReason.HANDLE_ERASED;
import static io.credledger.ledger.RefusalReason.MISROUTED;
import static io.credledger.ledger.RefusalReason.NOT_OWNER;
import static io.credledger.ledger.RefusalReason.NOT_SHARED;

import io.credledger.command.Decision.Happening;
import io.credledger.ledger.Authority;
import io.credledger.ledger.Command;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.RefusalReason;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Connections: granted, handed over, shared, ended. Where that takes the namespace's active forge away, both become true or neither. */
final class Connections {

    private final Holding holding;
    private final Residents residents;
    private final Forges forges;

    Connections(Holding holding, Residents residents, Forges forges) {
        this.holding = holding;
        this.residents = residents;
        this.forges = forges;
    }

    Decision store(Command.StoreConnection command) {
        Connection before = holding.find(command.target());
        RefusalReason reason = before == null ? cannotBegin(command) : cannotReplace(before, command);
        if (reason != null) {
            return Decision.refused(reason);
        }
        boolean activated = command.activate() && command.owner().equals(command.namespace());
        return both(
                new Happening(command.target(), granted(command, before)),
                activated ? forges.activation(command.namespace(), command.target()) : Stream.empty());
    }

    private static Fact granted(Command.StoreConnection command, @Nullable Connection before) {
        return new Fact.ConnectionGranted(
                command.namespace(),
                command.owner(),
                command.ownerEpoch(),
                command.provider(),
                command.account(),
                command.kind(),
                command.verified(),
                command.refreshable(),
                before == null ? 1 : before.generation() + 1,
                command.detailsKey(),
                command.tokenKey());
    }

    private @Nullable RefusalReason cannotBegin(Command.StoreConnection command) {
        if (!command.namespace().routing().equals(command.target().routing())) {
            return MISROUTED;
        }
        return command.owner().equals(command.namespace()) ? residents.unfit(command.namespace()) : NOT_OWNER;
    }

    private @Nullable RefusalReason cannotReplace(Connection before, Command.StoreConnection command) {
        if (!before.namespace().equals(command.namespace()) || !before.owner().equals(command.owner())) {
            return NOT_OWNER;
        }
        if (before.connected() && !command.replace()) {
            return CONNECTION_EXISTS;
        }
        // A grant of nobody known would wash the pin out: whoever comes after it could be anybody.
        boolean swapped = before.account() != null && !before.account().equals(command.account());
        return swapped && !command.replaceAccount() ? ACCOUNT_DIFFERS : residents.knownUnfit(command.owner());
    }

    Decision transfer(Command.TransferConnection command) {
        return holding.connected(command.target(), command.authority(), connection -> {
            // What an erased person owns is on its way out: nobody may save it for themselves.
            RefusalReason reason =
                    residents.isErased(connection.owner()) ? HANDLE_ERASED : cannotReceive(connection, command.to());
            if (reason != null) {
                return Decision.refused(reason);
            }
            Fact transferred = new Fact.ConnectionTransferred(connection.owner(), command.to(), command.toEpoch());
            return both(
                    new Happening(connection.id(), transferred),
                    connection.namespace().equals(command.to()) ? Stream.empty() : forgeLost(connection));
        });
    }

    Decision share(Command.ShareConnection command) {
        return holding.connected(command.target(), command.authority(), connection -> {
            RefusalReason reason = cannotReceive(connection, command.with());
            if (reason != null) {
                return Decision.refused(reason);
            }
            return connection.sharedWith().contains(command.with())
                    ? Decision.unchanged()
                    : Decision.happened(connection.id(), new Fact.AccessShared(command.with()));
        });
    }

    /** Whoever may use somebody's connection may also stop using it. */
    Decision withdraw(Command.WithdrawShare command) {
        Authority authority = holding.isActor(command.from()) ? Authority.ADMIN : command.authority();
        return holding.connected(command.target(), authority, connection -> {
            if (!connection.sharedWith().contains(command.from())) {
                return Decision.refused(NOT_SHARED);
            }
            return both(
                    new Happening(connection.id(), new Fact.AccessWithdrawn(command.from())),
                    connection.namespace().equals(command.from()) ? forgeLost(connection) : Stream.empty());
        });
    }

    Decision disconnect(Command.DisconnectConnection command) {
        return holding.any(
                command.target(),
                command.authority(),
                connection -> connection.connected() ? disconnected(connection) : Decision.unchanged());
    }

    /** Exactly what is owned at the epoch that ended: what came by another way, or went, stays as it is. */
    Decision disconnect(Command.CascadeDisconnect command) {
        Connection connection = holding.find(command.target());
        return connection != null
                        && connection.connected()
                        && connection.owner().equals(command.identity())
                        && connection.ownerEpoch() <= command.epoch()
                ? disconnected(connection)
                : Decision.unchanged();
    }

    private Decision disconnected(Connection connection) {
        return both(new Happening(connection.id(), new Fact.ConnectionDisconnected()), forgeLost(connection));
    }

    /** Only of accounts that the provider itself confirmed: anybody can write down somebody else's. */
    Decision recordConflict(Command.RecordAccountConflict command) {
        Connection connection = holding.find(command.target());
        boolean news = connection != null
                && connection.connected()
                && connection.verified()
                && command.account().equals(connection.account())
                && !connection.id().equals(command.other())
                && !connection.knownConflicts().contains(command.other());
        return news
                ? Decision.happened(command.target(), new Fact.AccountConflictFound(command.account(), command.other()))
                : Decision.unchanged();
    }

    private @Nullable RefusalReason cannotReceive(Connection connection, IdentityId identity) {
        return connection.owner().equals(identity) ? ALREADY_OWNER : residents.knownUnfit(identity);
    }

    private Stream<Happening> forgeLost(Connection connection) {
        return forges.clearing(connection.namespace(), connection.id());
    }

    private static Decision both(Happening first, Stream<Happening> then) {
        return new Decision.Accepted(Stream.concat(Stream.of(first), then).toList());
    }
}
