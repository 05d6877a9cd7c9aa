package io.credledger.command;

import io.credledger.ledger.Command;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.ShardId;

/** Under whose key a command's sealed part stands: its target's, where the target has keys, else the identity's behind it. */
final class SealingSubject implements Command.Cases<EntityId> {

    private final ShardState state;

    SealingSubject(ShardState state) {
        this.state = state;
    }

    @Override
    public EntityId foundShard(Command.FoundShard command) {
        return command.target();
    }

    @Override
    public EntityId registerIdentity(Command.RegisterIdentity command) {
        return command.target();
    }

    @Override
    public EntityId updateIdentity(Command.UpdateIdentity command) {
        return command.target();
    }

    @Override
    public EntityId changeRoles(Command.ChangeRoles command) {
        return command.target();
    }

    /** The roster is the server's. */
    @Override
    public EntityId changeAdmin(Command.ChangeAdmin command) {
        EntityState.Shard shard = state.find(ShardId.of(state.shard()), EntityState.Shard.class);
        return shard == null ? command.target() : shard.fact().server();
    }

    @Override
    public EntityId deactivateIdentity(Command.DeactivateIdentity command) {
        return command.target();
    }

    @Override
    public EntityId reactivateIdentity(Command.ReactivateIdentity command) {
        return command.target();
    }

    @Override
    public EntityId issueApiToken(Command.IssueApiToken command) {
        return command.identity();
    }

    @Override
    public EntityId revokeApiToken(Command.RevokeApiToken command) {
        return command.identity();
    }

    @Override
    public EntityId storeProviderClient(Command.StoreProviderClient command) {
        return command.target();
    }

    @Override
    public EntityId removeProviderClient(Command.RemoveProviderClient command) {
        return command.target();
    }

    @Override
    public EntityId storeConnection(Command.StoreConnection command) {
        return command.target();
    }

    @Override
    public EntityId transferConnection(Command.TransferConnection command) {
        return command.target();
    }

    @Override
    public EntityId shareConnection(Command.ShareConnection command) {
        return command.target();
    }

    @Override
    public EntityId withdrawShare(Command.WithdrawShare command) {
        return command.target();
    }

    @Override
    public EntityId disconnectConnection(Command.DisconnectConnection command) {
        return command.target();
    }

    @Override
    public EntityId activateForge(Command.ActivateForge command) {
        return command.identity();
    }

    @Override
    public EntityId clearForge(Command.ClearForge command) {
        return command.identity();
    }

    @Override
    public EntityId openSession(Command.OpenSession command) {
        return command.identity();
    }

    @Override
    public EntityId revokeSessions(Command.RevokeSessions command) {
        return command.identity();
    }

    @Override
    public EntityId consumeFlow(Command.ConsumeFlow command) {
        return command.identity();
    }

    @Override
    public EntityId failFlow(Command.FailFlow command) {
        return command.identity();
    }

    @Override
    public EntityId mapLogin(Command.MapLogin command) {
        return command.target();
    }

    @Override
    public EntityId unmapLogin(Command.UnmapLogin command) {
        return command.target();
    }

    @Override
    public EntityId requestRefresh(Command.RequestRefresh command) {
        return command.target();
    }

    @Override
    public EntityId startRefresh(Command.StartRefresh command) {
        return command.target();
    }

    @Override
    public EntityId completeRefresh(Command.CompleteRefresh command) {
        return command.target();
    }

    @Override
    public EntityId failRefresh(Command.FailRefresh command) {
        return command.target();
    }

    @Override
    public EntityId loseRefresh(Command.LoseRefresh command) {
        return command.target();
    }

    @Override
    public EntityId requireReauthorisation(Command.RequireReauthorisation command) {
        return command.target();
    }

    @Override
    public EntityId recordRevocation(Command.RecordRevocation command) {
        return command.target();
    }

    @Override
    public EntityId pauseProvider(Command.PauseProvider command) {
        return command.target();
    }

    @Override
    public EntityId resumeProvider(Command.ResumeProvider command) {
        return command.target();
    }

    @Override
    public EntityId eraseIdentity(Command.EraseIdentity command) {
        return command.target();
    }

    @Override
    public EntityId cascadeDisconnect(Command.CascadeDisconnect command) {
        return command.target();
    }

    @Override
    public EntityId shredConnection(Command.ShredConnection command) {
        return command.target();
    }

    @Override
    public EntityId shredIdentity(Command.ShredIdentity command) {
        return command.target();
    }

    @Override
    public EntityId endToken(Command.EndToken command) {
        return command.target();
    }

    @Override
    public EntityId endLogin(Command.EndLogin command) {
        return command.target();
    }

    @Override
    public EntityId shredLogin(Command.ShredLogin command) {
        return command.target();
    }

    @Override
    public EntityId endAdmin(Command.EndAdmin command) {
        return command.target();
    }

    @Override
    public EntityId recordAccountConflict(Command.RecordAccountConflict command) {
        return command.target();
    }

    @Override
    public EntityId rotateMasterKey(Command.RotateMasterKey command) {
        return command.target();
    }

    @Override
    public EntityId rewrapKeys(Command.RewrapKeys command) {
        return command.target();
    }

    @Override
    public EntityId rotateRefresherKey(Command.RotateRefresherKey command) {
        return command.target();
    }

    @Override
    public EntityId recordRestoration(Command.RecordRestoration command) {
        return command.target();
    }

    @Override
    public EntityId confirmRestoration(Command.ConfirmRestoration command) {
        return command.target();
    }

    @Override
    public EntityId subscribeWebhook(Command.SubscribeWebhook command) {
        return command.target();
    }

    @Override
    public EntityId removeWebhook(Command.RemoveWebhook command) {
        return command.identity();
    }

    @Override
    public EntityId replayWebhook(Command.ReplayWebhook command) {
        return command.identity();
    }
}
