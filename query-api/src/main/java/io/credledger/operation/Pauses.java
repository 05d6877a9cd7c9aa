package io.credledger.operation;

import io.credledger.crypto.DataKey;
import io.credledger.edge.Ask;
import io.credledger.edge.CommandDraft;
import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Details;
import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.ledger.Position;
import io.credledger.ledger.ProviderClientId;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.RefusalReason;
import io.credledger.view.Row;
import org.jspecify.annotations.Nullable;

/** Providers to which nothing is sent by itself for a while, because an operator says so. Both are done however often they are asked for. */
public final class Pauses {

    private final Desk desk;

    public Pauses(Desk desk) {
        this.desk = desk;
    }

    /** @throws RefusedException where the server has no client there */
    public Position pause(Ask ask, ProviderId provider, @Nullable String reason) {
        ProviderClientId id = desk.directory().client(provider);
        return commit(ask, id, new Command.PauseProvider(id), new Details.Reason(reason), true);
    }

    /** Also where the client was removed meanwhile. */
    public Position resume(Ask ask, ProviderId provider) {
        ProviderClientId id = desk.directory().client(provider);
        return commit(ask, id, new Command.ResumeProvider(id), new Details.Nothing(), false);
    }

    private Position commit(Ask ask, ProviderClientId id, Command command, Details details, boolean present) {
        return desk.commits()
                .commit(ask, id, () -> seal(ask, require(id, present), command, details))
                .position();
    }

    private ProviderClient require(ProviderClientId id, boolean present) {
        return desk.view()
                .providerClient(id)
                .map(Row::state)
                .filter(client -> client.present() || !present)
                .orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_CLIENT));
    }

    private CommandMessage seal(Ask ask, ProviderClient client, Command command, Details details) {
        try (CommandDraft draft = desk.commands().begin(ask, client.id());
                DataKey key =
                        desk.keyring().lend(client.id(), client.detailsKey()).orElseThrow(EdgeReason.ERASED::refusal)) {
            return draft.finish(command, details, key);
        }
    }
}
