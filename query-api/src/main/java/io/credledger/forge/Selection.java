package io.credledger.forge;

import io.credledger.crypto.DataKey;
import io.credledger.edge.Ask;
import io.credledger.edge.CommandDraft;
import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Position;
import io.credledger.ledger.RefusalReason;
import io.credledger.operation.Desk;
import io.credledger.view.Row;
import java.util.function.Supplier;

/** The two commands of an identity's active forge. */
final class Selection {

    private final Desk desk;

    Selection(Desk desk) {
        this.desk = desk;
    }

    Position select(IdentityId identity, Ask ask, Supplier<ConnectionId> connection) {
        ForgeId forge = ForgeId.of(identity);
        return desk.commits()
                .commit(
                        ask,
                        forge,
                        () -> seal(identity, ask, new Command.ActivateForge(forge, identity, connection.get())))
                .position();
    }

    Position clear(IdentityId identity, Ask ask) {
        ForgeId forge = ForgeId.of(identity);
        return desk.commits()
                .commit(ask, forge, () -> seal(identity, ask, new Command.ClearForge(forge, identity)))
                .position();
    }

    private CommandMessage seal(IdentityId id, Ask ask, Command command) {
        Identity identity = desk.view()
                .identity(id)
                .map(Row::state)
                .orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_IDENTITY));
        try (CommandDraft draft = desk.commands().begin(ask, command.target());
                DataKey key = desk.keyring().lend(id, identity.detailsKey()).orElseThrow(EdgeReason.ERASED::refusal)) {
            return draft.finish(command, new Details.Nothing(), key);
        }
    }
}
