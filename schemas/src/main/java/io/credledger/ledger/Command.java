package io.credledger.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants, in opaque ids and codes; what is personal or secret travels beside it, sealed. The name of each record is its permanent
 * type on the command topics, its components are its schema.
 */
public sealed interface Command {

    <R> R fold(Cases<R> cases);

    /** The entity that the command is about; its routing is the command's. */
    EntityId target();

    /** The type of the first event that an accepted command yields: what its sealed part is sealed for. */
    default String firstFact() {
        return fold(FirstFact.CASES);
    }

    /** The data keys that the command brings, each for its target; their order is details, then token. */
    default List<DataKeyId> newKeys() {
        return List.of();
    }

    /** The type as it is written on the topic. */
    default String type() {
        return getClass().getSimpleName();
    }

    /**
     * Makes a shard part of a ledger.
     *
     * @param founding becomes seq 1 of the shard
     * @param roster on the shard of the reserved namespace: the admin roster to begin
     * @param serverKey on that shard: the server identity's details key
     * @param firstAdmin on that shard: the first on the roster
     */
    record FoundShard(
            Fact.LedgerFounded founding,
            @Nullable AdminRosterId roster,
            @Nullable DataKeyId serverKey,
            @Nullable IdentityId firstAdmin)
            implements Command {

        public FoundShard {
            boolean home = roster != null;
            if (home != (serverKey != null) || home != (firstAdmin != null)) {
                throw new IllegalArgumentException(
                        "the server's shard begins roster, server identity and first admin together");
            }
        }

        @Override
        public EntityId target() {
            return ShardId.of(founding.shard());
        }

        @Override
        public List<DataKeyId> newKeys() {
            return serverKey == null ? List.of(founding.detailsKey()) : List.of(founding.detailsKey(), serverKey);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.foundShard(this);
        }
    }

    record RegisterIdentity(IdentityId target, DataKeyId detailsKey, Set<Role> roles) implements Command {

        public RegisterIdentity {
            roles = ownRoles(roles);
        }

        @Override
        public List<DataKeyId> newKeys() {
            return List.of(detailsKey);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.registerIdentity(this);
        }
    }

    /** Replaces the sealed details. */
    record UpdateIdentity(IdentityId target) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.updateIdentity(this);
        }
    }

    /** Makes an identity's own roles exactly these; the admin role has a command of its own. */
    record ChangeRoles(IdentityId target, Set<Role> roles) implements Command {

        public ChangeRoles {
            roles = ownRoles(roles);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.changeRoles(this);
        }
    }

    record ChangeAdmin(AdminRosterId target, IdentityId identity, boolean admin) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.changeAdmin(this);
        }
    }

    record DeactivateIdentity(IdentityId target) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.deactivateIdentity(this);
        }
    }

    record ReactivateIdentity(IdentityId target) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.reactivateIdentity(this);
        }
    }

    record IssueApiToken(ApiTokenId target, IdentityId identity, Octets secretHash) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.issueApiToken(this);
        }
    }

    record RevokeApiToken(ApiTokenId target, IdentityId identity) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.revokeApiToken(this);
        }
    }

    /** Saves the server-scoped client: takes a provider and nothing else. */
    record StoreProviderClient(ProviderClientId target, ProviderRef provider, DataKeyId detailsKey, DataKeyId tokenKey)
            implements Command {

        @Override
        public List<DataKeyId> newKeys() {
            return List.of(detailsKey, tokenKey);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.storeProviderClient(this);
        }
    }

    record RemoveProviderClient(ProviderClientId target) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.removeProviderClient(this);
        }
    }

    /**
     * A credential that was obtained is to be kept.
     *
     * @param owner who owns the connection if it is new; an existing one keeps its owner, who must be this one
     * @param ownerEpoch the owner's epoch as the edge saw it
     * @param replace whether a connected connection may get a new generation
     * @param replaceAccount whether that may swap the external account
     * @param activate whether the namespace's identity wants it as its active forge, in the same transaction
     */
    record StoreConnection(
            ConnectionId target,
            IdentityId namespace,
            IdentityId owner,
            long ownerEpoch,
            ProviderRef provider,
            @Nullable AccountId account,
            CredentialKind kind,
            boolean verified,
            boolean refreshable,
            boolean replace,
            boolean replaceAccount,
            boolean activate,
            DataKeyId detailsKey,
            DataKeyId tokenKey)
            implements Command {

        @Override
        public List<DataKeyId> newKeys() {
            return List.of(detailsKey, tokenKey);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.storeConnection(this);
        }
    }

    /** @param toEpoch the new owner's epoch as the edge saw it */
    record TransferConnection(ConnectionId target, Authority authority, IdentityId to, long toEpoch)
            implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.transferConnection(this);
        }
    }

    record ShareConnection(ConnectionId target, Authority authority, IdentityId with) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.shareConnection(this);
        }
    }

    record WithdrawShare(ConnectionId target, Authority authority, IdentityId from) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.withdrawShare(this);
        }
    }

    record DisconnectConnection(ConnectionId target, Authority authority) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.disconnectConnection(this);
        }
    }

    /** The connection may live in another shard: that it is usable was checked at the edge and is checked again at use. */
    record ActivateForge(ForgeId target, IdentityId identity, ConnectionId connection) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.activateForge(this);
        }
    }

    record ClearForge(ForgeId target, IdentityId identity) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.clearForge(this);
        }
    }

    /**
     * A browser session is to begin.
     *
     * @param epoch the identity's epoch as the edge saw it
     * @param replaces the session that ends with it, if the caller had one; it must be open still
     */
    record OpenSession(
            SessionBookId target,
            IdentityId identity,
            long epoch,
            SessionId session,
            Octets secretHash,
            String way,
            Instant expiresAt,
            @Nullable SessionId replaces)
            implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.openSession(this);
        }
    }

    /** @param session the one, or null for all */
    record RevokeSessions(
            SessionBookId target,
            IdentityId identity,
            @Nullable SessionId session) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.revokeSessions(this);
        }
    }

    /** Refused the second time: whoever comes second does not exchange the code. */
    record ConsumeFlow(FlowId target, IdentityId identity) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.consumeFlow(this);
        }
    }

    /** @param reason the slug of a problem */
    record FailFlow(FlowId target, IdentityId identity, String reason) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.failFlow(this);
        }
    }

    record MapLogin(LoginId target, IdentityId identity, DataKeyId detailsKey) implements Command {

        @Override
        public List<DataKeyId> newKeys() {
            return List.of(detailsKey);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.mapLogin(this);
        }
    }

    record UnmapLogin(LoginId target, IdentityId identity) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.unmapLogin(this);
        }
    }

    /** A refresh is wanted sooner than it is due. */
    record RequestRefresh(ConnectionId target) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.requestRefresh(this);
        }
    }

    /** An attempt is to begin; nothing is sent to the provider before this is committed. The expected version is required. */
    record StartRefresh(ConnectionId target, long generation, AttemptId attempt, WorkerId worker, long leaseMillis)
            implements Command, RefresherCommand {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.startRefresh(this);
        }
    }

    /** @param started the connection's version from the attempt's start on */
    record CompleteRefresh(ConnectionId target, long generation, AttemptId attempt, long started)
            implements Command, RefresherCommand {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.completeRefresh(this);
        }
    }

    record FailRefresh(ConnectionId target, AttemptId attempt, RefreshTrouble trouble, Instant retryAt)
            implements Command, RefresherCommand {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.failRefresh(this);
        }
    }

    /** Nobody knows what became of the attempt. */
    record LoseRefresh(ConnectionId target, AttemptId attempt, LostCause cause, Instant retryAt)
            implements Command, RefresherCommand {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.loseRefresh(this);
        }
    }

    /** @param attempt the open one that showed it, or null where none is open */
    record RequireReauthorisation(
            ConnectionId target, long generation, @Nullable AttemptId attempt, ReauthReason reason)
            implements Command, RefresherCommand {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.requireReauthorisation(this);
        }
    }

    record RecordRevocation(ConnectionId target, long generation, RevocationResult result)
            implements Command, RefresherCommand {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.recordRevocation(this);
        }
    }

    record PauseProvider(ProviderClientId target) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.pauseProvider(this);
        }
    }

    record ResumeProvider(ProviderClientId target) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.resumeProvider(this);
        }
    }

    /** Forgets a person, for ever. */
    record EraseIdentity(IdentityId target) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.eraseIdentity(this);
        }
    }

    /**
     * What an identity owned at that epoch or before is to end.
     *
     * @param epoch the one that its deactivation or erasure raised it to
     */
    record CascadeDisconnect(ConnectionId target, IdentityId identity, long epoch, Cause cause)
            implements Command, CascadeCommand {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.cascadeDisconnect(this);
        }
    }

    /** Of a disconnected connection of an erased identity every data key is to go. */
    record ShredConnection(ConnectionId target, IdentityId identity, Cause cause) implements Command, CascadeCommand {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.shredConnection(this);
        }
    }

    /** The erased identity's own data key is to go. */
    record ShredIdentity(IdentityId target, Cause cause) implements Command, CascadeCommand {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.shredIdentity(this);
        }
    }

    /** An erased identity's API token is to end. */
    record EndToken(ApiTokenId target, IdentityId identity, Cause cause) implements Command, CascadeCommand {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.endToken(this);
        }
    }

    /** An erased identity's way in is to end. */
    record EndLogin(LoginId target, IdentityId identity, Cause cause) implements Command, CascadeCommand {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.endLogin(this);
        }
    }

    /** @param keys those under which the login stood while it was the erased identity's */
    record ShredLogin(LoginId target, List<DataKeyId> keys, Cause cause) implements Command, CascadeCommand {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.shredLogin(this);
        }
    }

    /** An erased identity is to leave the roster. */
    record EndAdmin(AdminRosterId target, IdentityId identity, Cause cause) implements Command, CascadeCommand {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.endAdmin(this);
        }
    }

    /** Two identities' connections turned out to be to one external account; each gets to know. */
    record RecordAccountConflict(ConnectionId target, AccountId account, ConnectionId other, Cause cause)
            implements Command, CascadeCommand {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.recordAccountConflict(this);
        }
    }

    /**
     * Data keys are about to be wrapped under another master key, or all are.
     *
     * @param keys how many of the shard were, 0 when it starts
     * @param detailsKek commitment of that master key's key-encryption key for details
     * @param tokensKek the same for tokens
     */
    record RotateMasterKey(ShardId target, RotationPhase phase, long keys, Octets detailsKek, Octets tokensKek)
            implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.rotateMasterKey(this);
        }
    }

    /** Brings data keys that the shard has, wrapped anew. No event comes of it: what a key is does not change. */
    record RewrapKeys(ShardId target, List<Rewrap> keys) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.rewrapKeys(this);
        }
    }

    /**
     * One of them.
     *
     * @param was SHA-256 of the wrap that it takes the place of; where that is no longer the stored one, the key stays as it is
     */
    record Rewrap(DataKeyId key, Octets was) {}

    /** Refresh tokens are to be sealed to this key. */
    record RotateRefresherKey(ShardId target, Octets refresherKey, Octets tag) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.rotateRefresherKey(this);
        }
    }

    /**
     * The topics came back from a copy.
     *
     * @param restoration one more than the shard's last
     * @param headsDigest of where every shard's log ended
     */
    record RecordRestoration(ShardId target, long restoration, Octets headsDigest) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.recordRestoration(this);
        }
    }

    /** An operator looked at where the restored log ends. */
    record ConfirmRestoration(ShardId target, long restoration) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.confirmRestoration(this);
        }
    }

    /**
     * Somebody wants to be told of connections.
     *
     * @param allConnections whether of everybody's; that the identity may, the edge has checked, and checks again whenever it tells
     * @param told how far each shard is, as the edge sees it
     */
    record SubscribeWebhook(
            WebhookBookId target,
            IdentityId identity,
            WebhookId webhook,
            Set<NoticeKind> kinds,
            boolean allConnections,
            List<Position> told,
            DataKeyId detailsKey,
            DataKeyId tokenKey)
            implements Command {

        @Override
        public List<DataKeyId> newKeys() {
            return List.of(detailsKey, tokenKey);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.subscribeWebhook(this);
        }
    }

    record RemoveWebhook(WebhookBookId target, IdentityId identity, WebhookId webhook) implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.removeWebhook(this);
        }
    }

    /** @param from of each shard named: from there on all is to be told again */
    record ReplayWebhook(WebhookBookId target, IdentityId identity, WebhookId webhook, List<Position> from)
            implements Command {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.replayWebhook(this);
        }
    }

    private static Set<Role> ownRoles(Set<Role> roles) {
        if (roles.contains(Role.ADMIN)) {
            throw new IllegalArgumentException("admin is held on the roster");
        }
        return Set.copyOf(roles);
    }

    /** One arm per command. */
    interface Cases<R> {
        R foundShard(FoundShard command);

        R registerIdentity(RegisterIdentity command);

        R updateIdentity(UpdateIdentity command);

        R changeRoles(ChangeRoles command);

        R changeAdmin(ChangeAdmin command);

        R deactivateIdentity(DeactivateIdentity command);

        R reactivateIdentity(ReactivateIdentity command);

        R issueApiToken(IssueApiToken command);

        R revokeApiToken(RevokeApiToken command);

        R storeProviderClient(StoreProviderClient command);

        R removeProviderClient(RemoveProviderClient command);

        R storeConnection(StoreConnection command);

        R transferConnection(TransferConnection command);

        R shareConnection(ShareConnection command);

        R withdrawShare(WithdrawShare command);

        R disconnectConnection(DisconnectConnection command);

        R activateForge(ActivateForge command);

        R clearForge(ClearForge command);

        R openSession(OpenSession command);

        R revokeSessions(RevokeSessions command);

        R consumeFlow(ConsumeFlow command);

        R failFlow(FailFlow command);

        R mapLogin(MapLogin command);

        R unmapLogin(UnmapLogin command);

        R requestRefresh(RequestRefresh command);

        R startRefresh(StartRefresh command);

        R completeRefresh(CompleteRefresh command);

        R failRefresh(FailRefresh command);

        R loseRefresh(LoseRefresh command);

        R requireReauthorisation(RequireReauthorisation command);

        R recordRevocation(RecordRevocation command);

        R pauseProvider(PauseProvider command);

        R resumeProvider(ResumeProvider command);

        R eraseIdentity(EraseIdentity command);

        R cascadeDisconnect(CascadeDisconnect command);

        R shredConnection(ShredConnection command);

        R shredIdentity(ShredIdentity command);

        R endToken(EndToken command);

        R endLogin(EndLogin command);

        R shredLogin(ShredLogin command);

        R endAdmin(EndAdmin command);

        R recordAccountConflict(RecordAccountConflict command);

        R rotateMasterKey(RotateMasterKey command);

        R rewrapKeys(RewrapKeys command);

        R rotateRefresherKey(RotateRefresherKey command);

        R recordRestoration(RecordRestoration command);

        R confirmRestoration(ConfirmRestoration command);

        R subscribeWebhook(SubscribeWebhook command);

        R removeWebhook(RemoveWebhook command);

        R replayWebhook(ReplayWebhook command);
    }
}
