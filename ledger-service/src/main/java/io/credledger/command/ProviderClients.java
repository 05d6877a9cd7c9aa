package io.credledger.command;

import static io.credledger.ledger.RefusalReason.UNKNOWN_CLIENT;

import io.credledger.ledger.Command;
import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.ledger.Fact;
import io.credledger.ledger.ProviderClientId;
import java.util.function.Function;

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
        return known(
                command.target(),
                client -> client.present()
                        ? Decision.happened(client.id(), new Fact.ProviderClientRemoved())
                        : Decision.refused(UNKNOWN_CLIENT));
    }

    Decision pause(Command.PauseProvider command) {
        return known(
                command.target(),
                client -> client.pausedSince() != null
                        ? Decision.unchanged()
                        : Decision.happened(client.id(), new Fact.ProviderPaused()));
    }

    Decision resume(Command.ResumeProvider command) {
        return known(
                command.target(),
                client -> client.pausedSince() == null
                        ? Decision.unchanged()
                        : Decision.happened(client.id(), new Fact.ProviderResumed()));
    }

    private Decision known(ProviderClientId id, Function<ProviderClient, Decision> decide) {
        ProviderClient client = state.find(id, ProviderClient.class);
        return client == null ? Decision.refused(UNKNOWN_CLIENT) : decide.apply(client);
    }
}
