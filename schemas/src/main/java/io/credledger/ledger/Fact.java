package io.credledger.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became true, in opaque ids and codes only: all that {@code decide}, {@code evolve}, an ownership replay and a proof need. The name of
 * each record is its permanent type on the log, its components are its schema. A new fact fails to compile until every {@link Cases} has
 * an answer for it.
 */
public sealed interface Fact {

    <R> R fold(Cases<R> cases);

    /** The type as it is written on the log. */
    default String type() {
        return getClass().getSimpleName();
    }

    /**
     * Seq 1 of every shard.
     *
     * @param shards how many shards the ledger has, for ever
     * @param server the identity of the reserved namespace {@code server}
     * @param pseudonymKey commitment of the pseudonym key; a process that holds another one refuses to start
     * @param detailsKek commitment of the first master key's key-encryption key for details
     * @param tokensKek the same for tokens
     * @param refresherKey the refresher's public key, to which refresh tokens are sealed
     * @param refresherKeyTag its tag under the master key
     */
    record LedgerFounded(
            LedgerId ledger,
            int shard,
            int shards,
            String vault,
            IdentityId server,
            DataKeyId detailsKey,
            Octets pseudonymKey,
            Octets detailsKek,
            Octets tokensKek,
            Octets refresherKey,
            Octets refresherKeyTag)
            implements Fact {

        public LedgerFounded {
            if (shard < 0 || shard >= shards) {
                throw new IllegalArgumentException("a shard is one of its ledger's shards");
            }
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.ledgerFounded(this);
        }
    }

    record IdentityRegistered(DataKeyId detailsKey, Set<Role> roles) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.identityRegistered(this);
        }
    }

    /** The sealed details were replaced. */
    record IdentityUpdated() implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.identityUpdated(this);
        }
    }

    /**
     * A role was given or taken: on the identity itself, or, for {@link Role#ADMIN}, on the ledger's one roster.
     *
     * @param held whether the identity has the role from now on
     */
    record RoleChanged(IdentityId identity, Role role, boolean held) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.roleChanged(this);
        }
    }

    /** @param epoch the identity's epoch from now on; what was granted to it at an earlier one ends */
    record IdentityDeactivated(long epoch) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.identityDeactivated(this);
        }
    }

    record IdentityReactivated(long epoch) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.identityReactivated(this);
        }
    }

    /** @param secretHash SHA-256 of the token's secret part, which has 256 random bits */
    record ApiTokenIssued(IdentityId identity, Octets secretHash) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.apiTokenIssued(this);
        }
    }

    record ApiTokenRevoked() implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.apiTokenRevoked(this);
        }
    }

    /** The server-scoped OAuth application: a provider and keys, no identity and no profile. */
    record ProviderClientStored(ProviderRef provider, DataKeyId detailsKey, DataKeyId tokenKey) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.providerClientStored(this);
        }
    }

    record ProviderClientRemoved() implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.providerClientRemoved(this);
        }
    }

    /**
     * A credential was obtained: the first of a connection or a new generation.
     *
     * @param namespace who made the connection
     * @param owner who owns it from now on
     * @param ownerEpoch the owner's epoch as the edge saw it
     * @param account the external account, if it is known
     * @param verified whether the provider itself confirmed the account
     * @param refreshable whether a refresh token came with it
     * @param generation 1 for the first grant, one more for each later one
     */
    record ConnectionGranted(
            IdentityId namespace,
            IdentityId owner,
            long ownerEpoch,
            ProviderRef provider,
            @Nullable AccountId account,
            CredentialKind kind,
            boolean verified,
            boolean refreshable,
            long generation,
            DataKeyId detailsKey,
            DataKeyId tokenKey)
            implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.connectionGranted(this);
        }
    }

    /** Ownership moved; all shares ended with it. */
    record ConnectionTransferred(IdentityId from, IdentityId to, long toEpoch) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.connectionTransferred(this);
        }
    }

    record AccessShared(IdentityId with) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.accessShared(this);
        }
    }

    record AccessWithdrawn(IdentityId from) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.accessWithdrawn(this);
        }
    }

    record ConnectionDisconnected() implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.connectionDisconnected(this);
        }
    }

    /** A preference: whether the connection can be used is checked at use. */
    record ForgeActivated(IdentityId identity, ConnectionId connection) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.forgeActivated(this);
        }
    }

    record ForgeCleared(IdentityId identity) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.forgeCleared(this);
        }
    }

    /**
     * A browser session began.
     *
     * @param secretHash SHA-256 of the secret that its cookie holds
     * @param way by what the person proved who they are: {@code oidc} or {@code api_token}
     * @param ends sessions that end with it: the one that it replaces, and the oldest where there are too many
     */
    record SessionOpened(
            IdentityId identity,
            SessionId session,
            Octets secretHash,
            String way,
            Instant expiresAt,
            List<SessionId> ends)
            implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.sessionOpened(this);
        }
    }

    record SessionsRevoked(List<SessionId> sessions) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.sessionsRevoked(this);
        }
    }

    /** A connect flow came back from the provider; it comes back once. */
    record FlowConsumed(IdentityId identity) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.flowConsumed(this);
        }
    }

    /** @param reason why it led to no grant: the slug of a problem */
    record FlowFailed(String reason) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.flowFailed(this);
        }
    }

    /** An issuer's subject is this identity from now on. */
    record LoginMapped(IdentityId identity, DataKeyId detailsKey) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.loginMapped(this);
        }
    }

    record LoginUnmapped() implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.loginUnmapped(this);
        }
    }

    /** Somebody wants a refresh sooner than it is due. */
    record RefreshRequested() implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.refreshRequested(this);
        }
    }

    /**
     * An attempt began: from now on the refresh token may be on its way.
     *
     * @param worker whose journal will have the answer
     * @param leaseMillis for how long the worker may send
     */
    record RefreshStarted(AttemptId attempt, long generation, WorkerId worker, long leaseMillis) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.refreshStarted(this);
        }
    }

    /**
     * The credential was renewed; the sealed part is all of it.
     *
     * @param started the connection's version from the attempt's start on
     */
    record CredentialRefreshed(AttemptId attempt, long generation, long started) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.credentialRefreshed(this);
        }
    }

    /** The attempt failed and left the grant as it was. */
    record RefreshFailed(AttemptId attempt, RefreshTrouble trouble, Instant retryAt) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.refreshFailed(this);
        }
    }

    /** Nobody knows whether the provider took the refresh token. */
    record RefreshOutcomeUnknown(AttemptId attempt, LostCause cause, Instant retryAt) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.refreshOutcomeUnknown(this);
        }
    }

    /** @param attempt the one that showed it, or null where none was needed */
    record ReauthorisationRequired(@Nullable AttemptId attempt, long generation, ReauthReason reason) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.reauthorisationRequired(this);
        }
    }

    /** How the revocation at the provider ended, for good. */
    record RevocationRecorded(long generation, RevocationResult result) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.revocationRecorded(this);
        }
    }

    /** An operator wants nothing sent to the provider: no refresh and no revocation. */
    record ProviderPaused() implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.providerPaused(this);
        }
    }

    record ProviderResumed() implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.providerResumed(this);
        }
    }

    /**
     * A person is forgotten: inactive for ever, and the handle is nobody's again. What they own is disconnected and its keys are shredded, one
     * event after the other.
     *
     * @param epoch the identity's epoch from now on
     */
    record IdentityErased(long epoch) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.identityErased(this);
        }
    }

    /** A data key of this entity is gone, and with it all that was sealed under it. Its id is never used again. */
    record DataKeyShredded(DataKeyId key) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.dataKeyShredded(this);
        }
    }

    /** Another identity's connection is to the same external account, as the provider itself confirmed of both. */
    record AccountConflictFound(AccountId account, ConnectionId other) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.accountConflictFound(this);
        }
    }

    /**
     * Every data key of the shard is being wrapped, or was, under a new master key.
     *
     * @param keys how many were wrapped anew; 0 when it starts
     * @param detailsKek commitment of the new master key's key-encryption key for details
     * @param tokensKek the same for tokens
     */
    record MasterKeyRotated(RotationPhase phase, long keys, Octets detailsKek, Octets tokensKek) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.masterKeyRotated(this);
        }
    }

    /**
     * Refresh tokens are sealed to another key from now on.
     *
     * @param tag under the master key
     */
    record RefresherKeyRotated(Octets refresherKey, Octets tag) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.refresherKeyRotated(this);
        }
    }

    /**
     * The topics came back from a copy: what happened after it was taken is not in the log. The shard's proofs begin anew.
     *
     * @param restoration how many there were with this one
     * @param headsDigest of where every shard's log ended
     */
    record LedgerRestored(long restoration, Octets headsDigest) implements Fact {

        public LedgerRestored {
            if (restoration < 1) {
                throw new IllegalArgumentException("restorations are counted from 1");
            }
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.ledgerRestored(this);
        }
    }

    /** An operator looked at where the restored log ends; until then no refresh token is presented, because it may be a burnt one. */
    record RefreshingConfirmed(long restoration) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.refreshingConfirmed(this);
        }
    }

    /**
     * Somebody wants to be told of connections: of their own, or of all.
     *
     * @param kinds what of
     * @param allConnections whether of everybody's, which an admin may ask for
     * @param told how far each shard was: what comes after is told
     */
    record WebhookSubscribed(
            IdentityId identity,
            WebhookId webhook,
            Set<NoticeKind> kinds,
            boolean allConnections,
            List<Position> told,
            DataKeyId detailsKey,
            DataKeyId tokenKey)
            implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.webhookSubscribed(this);
        }
    }

    record WebhookRemoved(WebhookId webhook) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.webhookRemoved(this);
        }
    }

    /** @param from of each shard named: from there on all is told again */
    record WebhookReplayed(WebhookId webhook, List<Position> from) implements Fact {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.webhookReplayed(this);
        }
    }

    /** One arm per fact. */
    interface Cases<R> {
        R ledgerFounded(LedgerFounded fact);

        R identityRegistered(IdentityRegistered fact);

        R identityUpdated(IdentityUpdated fact);

        R roleChanged(RoleChanged fact);

        R identityDeactivated(IdentityDeactivated fact);

        R identityReactivated(IdentityReactivated fact);

        R apiTokenIssued(ApiTokenIssued fact);

        R apiTokenRevoked(ApiTokenRevoked fact);

        R providerClientStored(ProviderClientStored fact);

        R providerClientRemoved(ProviderClientRemoved fact);

        R connectionGranted(ConnectionGranted fact);

        R connectionTransferred(ConnectionTransferred fact);

        R accessShared(AccessShared fact);

        R accessWithdrawn(AccessWithdrawn fact);

        R connectionDisconnected(ConnectionDisconnected fact);

        R forgeActivated(ForgeActivated fact);

        R forgeCleared(ForgeCleared fact);

        R sessionOpened(SessionOpened fact);

        R sessionsRevoked(SessionsRevoked fact);

        R flowConsumed(FlowConsumed fact);

        R flowFailed(FlowFailed fact);

        R loginMapped(LoginMapped fact);

        R loginUnmapped(LoginUnmapped fact);

        R refreshRequested(RefreshRequested fact);

        R refreshStarted(RefreshStarted fact);

        R credentialRefreshed(CredentialRefreshed fact);

        R refreshFailed(RefreshFailed fact);

        R refreshOutcomeUnknown(RefreshOutcomeUnknown fact);

        R reauthorisationRequired(ReauthorisationRequired fact);

        R revocationRecorded(RevocationRecorded fact);

        R providerPaused(ProviderPaused fact);

        R providerResumed(ProviderResumed fact);

        R identityErased(IdentityErased fact);

        R dataKeyShredded(DataKeyShredded fact);

        R accountConflictFound(AccountConflictFound fact);

        R masterKeyRotated(MasterKeyRotated fact);

        R refresherKeyRotated(RefresherKeyRotated fact);

        R ledgerRestored(LedgerRestored fact);

        R refreshingConfirmed(RefreshingConfirmed fact);

        R webhookSubscribed(WebhookSubscribed fact);

        R webhookRemoved(WebhookRemoved fact);

        R webhookReplayed(WebhookReplayed fact);
    }
}
