package io.credledger.operation;

import io.credledger.crypto.DataKey;
import io.credledger.edge.Ask;
import io.credledger.edge.CommandDraft;
import io.credledger.edge.Commits.Committed;
import io.credledger.edge.EdgeReason;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.session.Caller;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What happens to a connection once it is stored: handing over, sharing, ending. */
public final class Connections {

    private final Desk desk;
    private final ConnectionRegister register;

    public Connections(Desk desk) {
        this.desk = desk;
        this.register = new ConnectionRegister(desk);
    }

    public Done<ConnectionCard> transfer(Caller caller, Ask ask, ConnectionId id, Handle to, @Nullable String reason) {
        return change(caller, ask, id, new Details.Reason(reason), standing -> {
            var authority = standing.toManage();
            Identity recipient = desk.directory().requireActive(to);
            return new Command.TransferConnection(id, authority, recipient.id(), recipient.epoch());
        });
    }

    public Done<ConnectionCard> share(Caller caller, Ask ask, ConnectionId id, Handle with) {
        return change(caller, ask, id, new Details.Nothing(), standing -> {
            var authority = standing.toShare();
            return new Command.ShareConnection(
                    id, authority, desk.directory().requireActive(with).id());
        });
    }

    public Done<ConnectionCard> withdraw(Caller caller, Ask ask, ConnectionId id, Handle from) {
        IdentityId identity = desk.directory().id(from);
        return change(
                caller,
                ask,
                id,
                new Details.Nothing(),
                standing -> new Command.WithdrawShare(id, standing.toWithdraw(identity), identity));
    }

    public Done<ConnectionCard> disconnect(Caller caller, Ask ask, ConnectionId id) {
        return change(
                caller,
                ask,
                id,
                new Details.Nothing(),
                standing -> new Command.DisconnectConnection(id, standing.toManage()));
    }

    /** The caller's right is part of what is prepared: a repeat by somebody who gave the connection away gets its first answer. */
    private Done<ConnectionCard> change(
            Caller caller, Ask ask, ConnectionId id, Details details, Function<Standing, Command> command) {
        Committed committed = desk.commits().commit(ask, id, () -> {
            Connection connection = register.require(id).state();
            Standing standing =
                    new Standing(caller, connection, desk.directory().server());
            return seal(ask, connection, command.apply(standing), details);
        });
        return new Done<>(new ConnectionCards(desk, caller).of(register.require(id)), committed.position());
    }

    private CommandMessage seal(Ask ask, Connection connection, Command command, Details details) {
        try (CommandDraft draft = desk.commands().begin(ask, connection.id());
                DataKey key = desk.keyring()
                        .lend(connection.id(), connection.detailsKey())
                        .orElseThrow(EdgeReason.ERASED::refusal)) {
            return draft.finish(command, details, key);
        }
    }
}
