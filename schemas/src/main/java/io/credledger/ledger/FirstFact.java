package io.credledger.ledger;

/** The type of the first event that each command yields when it is accepted. Bound into what is sealed, so it is permanent. */
enum FirstFact implements Command.Cases<String> {
    CASES;

    @Override
    public String foundShard(Command.FoundShard command) {
        return "LedgerFounded";
    }

    @Override
    public String registerIdentity(Command.RegisterIdentity command) {
        return "IdentityRegistered";
    }

    @Override
    public String updateIdentity(Command.UpdateIdentity command) {
        return "IdentityUpdated";
    }

    @Override
    public String changeRoles(Command.ChangeRoles command) {
        return "RoleChanged";
    }

    @Override
    public String changeAdmin(Command.ChangeAdmin command) {
        return "RoleChanged";
    }

    @Override
    public String deactivateIdentity(Command.DeactivateIdentity command) {
        return "IdentityDeactivated";
    }

    @Override
    public String reactivateIdentity(Command.ReactivateIdentity command) {
        return "IdentityReactivated";
    }

    @Override
    public String issueApiToken(Command.IssueApiToken command) {
        return "ApiTokenIssued";
    }

    @Override
    public String revokeApiToken(Command.RevokeApiToken command) {
        return "ApiTokenRevoked";
    }

    @Override
    public String storeProviderClient(Command.StoreProviderClient command) {
        return "ProviderClientStored";
    }

    @Override
    public String removeProviderClient(Command.RemoveProviderClient command) {
        return "ProviderClientRemoved";
    }

    @Override
    public String storeConnection(Command.StoreConnection command) {
        return "ConnectionGranted";
    }

    @Override
    public String transferConnection(Command.TransferConnection command) {
        return "ConnectionTransferred";
    }

    @Override
    public String shareConnection(Command.ShareConnection command) {
        return "AccessShared";
    }

    @Override
    public String withdrawShare(Command.WithdrawShare command) {
        return "AccessWithdrawn";
    }

    @Override
    public String disconnectConnection(Command.DisconnectConnection command) {
        return "ConnectionDisconnected";
    }

    @Override
    public String activateForge(Command.ActivateForge command) {
        return "ForgeActivated";
    }

    @Override
    public String clearForge(Command.ClearForge command) {
        return "ForgeCleared";
    }

    @Override
    public String openSession(Command.OpenSession command) {
        return "SessionOpened";
    }

    @Override
    public String revokeSessions(Command.RevokeSessions command) {
        return "SessionsRevoked";
    }

    @Override
    public String consumeFlow(Command.ConsumeFlow command) {
        return "FlowConsumed";
    }

    @Override
    public String failFlow(Command.FailFlow command) {
        return "FlowFailed";
    }

    @Override
    public String mapLogin(Command.MapLogin command) {
        return "LoginMapped";
    }

    @Override
    public String unmapLogin(Command.UnmapLogin command) {
        return "LoginUnmapped";
    }

    @Override
    public String requestRefresh(Command.RequestRefresh command) {
        return "RefreshRequested";
    }

    @Override
    public String startRefresh(Command.StartRefresh command) {
        return "RefreshStarted";
    }

    @Override
    public String completeRefresh(Command.CompleteRefresh command) {
        return "CredentialRefreshed";
    }

    @Override
    public String failRefresh(Command.FailRefresh command) {
        return "RefreshFailed";
    }

    @Override
    public String loseRefresh(Command.LoseRefresh command) {
        return "RefreshOutcomeUnknown";
    }

    @Override
    public String requireReauthorisation(Command.RequireReauthorisation command) {
        return "ReauthorisationRequired";
    }

    @Override
    public String recordRevocation(Command.RecordRevocation command) {
        return "RevocationRecorded";
    }

    @Override
    public String pauseProvider(Command.PauseProvider command) {
        return "ProviderPaused";
    }

    @Override
    public String resumeProvider(Command.ResumeProvider command) {
        return "ProviderResumed";
    }

    @Override
    public String eraseIdentity(Command.EraseIdentity command) {
        return "IdentityErased";
    }

    @Override
    public String cascadeDisconnect(Command.CascadeDisconnect command) {
        return "ConnectionDisconnected";
    }

    @Override
    public String shredConnection(Command.ShredConnection command) {
        return "DataKeyShredded";
    }

    @Override
    public String shredIdentity(Command.ShredIdentity command) {
        return "DataKeyShredded";
    }

    @Override
    public String endToken(Command.EndToken command) {
        return "ApiTokenRevoked";
    }

    @Override
    public String endLogin(Command.EndLogin command) {
        return "LoginUnmapped";
    }

    @Override
    public String shredLogin(Command.ShredLogin command) {
        return "DataKeyShredded";
    }

    @Override
    public String endAdmin(Command.EndAdmin command) {
        return "RoleChanged";
    }

    @Override
    public String recordAccountConflict(Command.RecordAccountConflict command) {
        return "AccountConflictFound";
    }

    @Override
    public String rotateMasterKey(Command.RotateMasterKey command) {
        return "MasterKeyRotated";
    }

    /** No fact of that name is ever written: what is sealed is bound to the word all the same. */
    @Override
    public String rewrapKeys(Command.RewrapKeys command) {
        return "KeysRewrapped";
    }

    @Override
    public String rotateRefresherKey(Command.RotateRefresherKey command) {
        return "RefresherKeyRotated";
    }

    @Override
    public String recordRestoration(Command.RecordRestoration command) {
        return "LedgerRestored";
    }

    @Override
    public String confirmRestoration(Command.ConfirmRestoration command) {
        return "RefreshingConfirmed";
    }

    @Override
    public String subscribeWebhook(Command.SubscribeWebhook command) {
        return "WebhookSubscribed";
    }

    @Override
    public String removeWebhook(Command.RemoveWebhook command) {
        return "WebhookRemoved";
    }

    @Override
    public String replayWebhook(Command.ReplayWebhook command) {
        return "WebhookReplayed";
    }
}
