package io.credledger.command;

import static io.credledger.ledger.RefusalReason.UNKNOWN_CLIENT;

import io.credledger.ledger.Command;
import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.ledger.Fact;

/** The installation's OAuth applications: one per provider, nobody's in particular. */
final class ProviderClients {

    private final ShardState state;

    ProviderClients(ShardState state) {
        this.state = state;
    }

    Decision store(Command.StoreProviderClient command) {
        return Decision.happened(
                command.target(),
                new Fact.ProviderClientStored(command.provider(), command.detailsKey(), command.tokenKey()));
    }

    Decision remove(Command.RemoveProviderClient command) {
        ProviderClient client = state.find(command.target(), ProviderClient.class);
        return client == null || !client.present()
                ? Decision.refused(UNKNOWN_CLIENT)
                : Decision.happened(client.id(), new Fact.ProviderClientRemoved());
    }
}
