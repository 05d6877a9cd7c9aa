package io.credledger.command;

import io.credledger.command.Decision.Happening;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Role;
import io.credledger.topic.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a command leads to. The only place where events are thought of; each subject's rules stand in a class of their own. */
public final class Decide implements Command.Cases<Decision> {

    private final Identities identities;
    private final ApiTokens tokens;
    private final ProviderClients clients;
    private final Connections connections;
    private final Forges forges;
    private final Sessions sessions;
    private final Flows flows;
    private final Logins logins;
    private final Refreshes refreshes;
    private final Shredding shredding;
    private final ShardCare shards;
    private final Webhooks webhooks;
    private final boolean versioned;

    private Decide(ShardState state, CommandMessage message) {
        CommandHeader header = message.header();
        Residents residents = new Residents(state);
        Holding holding = new Holding(state, header.actor());
        sessions = new Sessions(state, residents);
        flows = new Flows(state, residents);
        logins = new Logins(state, residents);
        tokens = new ApiTokens(state, residents);
        clients = new ProviderClients(state);
        forges = new Forges(state, residents);
        webhooks = new Webhooks(state, residents);
        identities = new Identities(state, sessions, forges, webhooks);
        shredding = new Shredding(state);
        connections = new Connections(holding, residents, forges);
        refreshes = new Refreshes(holding, residents);
        shards = new ShardCare(state, message.keys());
        versioned = header.expectedVersion() != null;
    }

    /**
     * Decides.
     *
     * @param sender whose topic the command came by
     * @param now the writer's clock
     */
    public static Decision decide(ShardState state, CommandMessage message, Topic.Writer sender, Instant now) {
        Decision.Refused inadmissible = new Admission(state, message).check(sender, now);
        return inadmissible != null ? inadmissible : message.command().fold(new Decide(state, message));
    }

    @Override
    public Decision foundShard(Command.FoundShard command) {
        List<Happening> happenings = new ArrayList<>();
        happenings.add(new Happening(command.target(), command.founding()));
        if (command.roster() != null && command.serverKey() != null && command.firstAdmin() != null) {
            IdentityId server = command.founding().server();
            happenings.add(new Happening(server, new Fact.IdentityRegistered(command.serverKey(), Set.of())));
            happenings.add(
                    new Happening(command.roster(), new Fact.RoleChanged(command.firstAdmin(), Role.ADMIN, true)));
        }
        return new Decision.Accepted(happenings);
    }

    @Override
    public Decision registerIdentity(Command.RegisterIdentity command) {
        return identities.register(command);
    }

    @Override
    public Decision updateIdentity(Command.UpdateIdentity command) {
        return identities.update(command);
    }

    @Override
    public Decision changeRoles(Command.ChangeRoles command) {
        return identities.changeRoles(command);
    }

    @Override
    public Decision changeAdmin(Command.ChangeAdmin command) {
        return identities.changeAdmin(command);
    }

    @Override
    public Decision deactivateIdentity(Command.DeactivateIdentity command) {
        return identities.deactivate(command);
    }

    @Override
    public Decision reactivateIdentity(Command.ReactivateIdentity command) {
        return identities.reactivate(command);
    }

    @Override
    public Decision issueApiToken(Command.IssueApiToken command) {
        return tokens.issue(command);
    }

    @Override
    public Decision revokeApiToken(Command.RevokeApiToken command) {
        return tokens.revoke(command);
    }

    @Override
    public Decision storeProviderClient(Command.StoreProviderClient command) {
        return clients.store(command);
    }

    @Override
    public Decision removeProviderClient(Command.RemoveProviderClient command) {
        return clients.remove(command);
    }

    @Override
    public Decision storeConnection(Command.StoreConnection command) {
        return connections.store(command);
    }

    @Override
    public Decision transferConnection(Command.TransferConnection command) {
        return connections.transfer(command);
    }

    @Override
    public Decision shareConnection(Command.ShareConnection command) {
        return connections.share(command);
    }

    @Override
    public Decision withdrawShare(Command.WithdrawShare command) {
        return connections.withdraw(command);
    }

    @Override
    public Decision disconnectConnection(Command.DisconnectConnection command) {
        return connections.disconnect(command);
    }

    @Override
    public Decision activateForge(Command.ActivateForge command) {
        return forges.activate(command);
    }

    @Override
    public Decision clearForge(Command.ClearForge command) {
        return forges.clear(command);
    }

    @Override
    public Decision openSession(Command.OpenSession command) {
        return sessions.open(command);
    }

    @Override
    public Decision revokeSessions(Command.RevokeSessions command) {
        return sessions.revoke(command);
    }

    @Override
    public Decision consumeFlow(Command.ConsumeFlow command) {
        return flows.consume(command);
    }

    @Override
    public Decision failFlow(Command.FailFlow command) {
        return flows.fail(command);
    }

    @Override
    public Decision mapLogin(Command.MapLogin command) {
        return logins.map(command);
    }

    @Override
    public Decision unmapLogin(Command.UnmapLogin command) {
        return logins.unmap(command);
    }

    @Override
    public Decision requestRefresh(Command.RequestRefresh command) {
        return refreshes.request(command);
    }

    @Override
    public Decision startRefresh(Command.StartRefresh command) {
        return refreshes.start(command, versioned);
    }

    @Override
    public Decision completeRefresh(Command.CompleteRefresh command) {
        return refreshes.complete(command);
    }

    @Override
    public Decision failRefresh(Command.FailRefresh command) {
        return refreshes.fail(command);
    }

    @Override
    public Decision loseRefresh(Command.LoseRefresh command) {
        return refreshes.lose(command);
    }

    @Override
    public Decision requireReauthorisation(Command.RequireReauthorisation command) {
        return refreshes.requireReauthorisation(command);
    }

    @Override
    public Decision recordRevocation(Command.RecordRevocation command) {
        return refreshes.recordRevocation(command);
    }

    @Override
    public Decision pauseProvider(Command.PauseProvider command) {
        return clients.pause(command);
    }

    @Override
    public Decision resumeProvider(Command.ResumeProvider command) {
        return clients.resume(command);
    }

    @Override
    public Decision eraseIdentity(Command.EraseIdentity command) {
        return identities.erase(command);
    }

    @Override
    public Decision cascadeDisconnect(Command.CascadeDisconnect command) {
        return connections.disconnect(command);
    }

    @Override
    public Decision shredConnection(Command.ShredConnection command) {
        return shredding.connection(command);
    }

    @Override
    public Decision shredIdentity(Command.ShredIdentity command) {
        return shredding.identity(command);
    }

    @Override
    public Decision endToken(Command.EndToken command) {
        return tokens.end(command);
    }

    @Override
    public Decision endLogin(Command.EndLogin command) {
        return logins.end(command);
    }

    @Override
    public Decision shredLogin(Command.ShredLogin command) {
        return shredding.login(command);
    }

    @Override
    public Decision endAdmin(Command.EndAdmin command) {
        return identities.endAdmin(command);
    }

    @Override
    public Decision recordAccountConflict(Command.RecordAccountConflict command) {
        return connections.recordConflict(command);
    }

    @Override
    public Decision rotateMasterKey(Command.RotateMasterKey command) {
        return shards.rotateMasterKey(command);
    }

    @Override
    public Decision rewrapKeys(Command.RewrapKeys command) {
        return shards.rewrap(command);
    }

    @Override
    public Decision rotateRefresherKey(Command.RotateRefresherKey command) {
        return shards.rotateRefresherKey(command);
    }

    @Override
    public Decision recordRestoration(Command.RecordRestoration command) {
        return shards.recordRestoration(command);
    }

    @Override
    public Decision confirmRestoration(Command.ConfirmRestoration command) {
        return shards.confirmRestoration(command);
    }

    @Override
    public Decision subscribeWebhook(Command.SubscribeWebhook command) {
        return webhooks.subscribe(command);
    }

    @Override
    public Decision removeWebhook(Command.RemoveWebhook command) {
        return webhooks.remove(command);
    }

    @Override
    public Decision replayWebhook(Command.ReplayWebhook command) {
        return webhooks.replay(command);
    }
}
