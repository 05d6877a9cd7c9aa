package io.credledger.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the events of one entity add up to. Made by {@link Evolve} only; the same in the writer, in every view and in a replay. */
public sealed interface EntityState {

    Stamp stamp();

    default long version() {
        return stamp().version();
    }

    /**
     * A founded shard.
     *
     * @param fact its seq 1
     * @param rotating the master key under which the data keys are being wrapped; null where none are
     * @param rotated the newest under which all were
     * @param refresherKey the newest to which refresh tokens are sealed; null where it is the founding's
     * @param restored the last time that the topics came back from a copy
     * @param confirmed the restoration after which an operator let refreshing begin again
     */
    record Shard(
            Fact.LedgerFounded fact,
            Fact.@Nullable MasterKeyRotated rotating,
            Fact.@Nullable MasterKeyRotated rotated,
            Fact.@Nullable RefresherKeyRotated refresherKey,
            Fact.@Nullable LedgerRestored restored,
            @Nullable Long confirmed,
            Stamp stamp)
            implements EntityState {

        /** How many times the topics came back from a copy. */
        public long restoration() {
            return restored == null ? 0 : restored.restoration();
        }

        /** Whether nobody has looked yet at where the restored log ends. */
        public boolean unconfirmed() {
            return restoration() > (confirmed == null ? 0 : confirmed);
        }
    }

    /**
     * A person or a program.
     *
     * @param epoch raised by deactivation, reactivation and erasure; grants and transfers to it carry the epoch they saw
     * @param erasedAt since when nobody may know who it was; null: it is not erased
     * @param shredded how many of its keys are gone; null: none
     */
    record Identity(
            IdentityId id,
            boolean active,
            long epoch,
            Set<Role> roles,
            DataKeyId detailsKey,
            @Nullable Instant erasedAt,
            @Nullable Long shredded,
            Stamp stamp)
            implements EntityState {

        public boolean erased() {
            return erasedAt != null;
        }
    }

    record AdminRoster(Set<IdentityId> admins, Stamp stamp) implements EntityState {}

    record ApiToken(ApiTokenId id, IdentityId identity, Octets secretHash, boolean revoked, Stamp stamp)
            implements EntityState {}

    /** @param pausedSince since when nothing is sent to the provider by itself; null: it is not paused */
    record ProviderClient(
            ProviderClientId id,
            ProviderRef provider,
            boolean present,
            DataKeyId detailsKey,
            DataKeyId tokenKey,
            @Nullable Instant pausedSince,
            Stamp stamp)
            implements EntityState {}

    /**
     * @param namespace who made it
     * @param owner exactly one, at every seq
     * @param ownerEpoch the owner's epoch when it became the owner
     * @param keys every data key of every generation, oldest first: what an erasure shreds
     * @param grantedAt when the current generation was obtained
     * @param refreshing null before the first attempt of the current generation
     * @param revocation how the provider was told that the credential is no longer wanted; null where it was not, or is not over
     * @param conflicts connections to the same external account that were found under other identities; null: none
     * @param shredded how many of its keys are gone; null: none
     */
    record Connection(
            ConnectionId id,
            IdentityId namespace,
            IdentityId owner,
            long ownerEpoch,
            ProviderRef provider,
            @Nullable AccountId account,
            CredentialKind kind,
            boolean verified,
            boolean refreshable,
            boolean connected,
            long generation,
            Set<IdentityId> sharedWith,
            List<DataKeyId> keys,
            Instant grantedAt,
            @Nullable Refreshing refreshing,
            @Nullable RevocationResult revocation,
            @Nullable List<ConnectionId> conflicts,
            @Nullable Long shredded,
            Stamp stamp)
            implements EntityState {

        /** Whether nothing that was sealed for it can be opened any more. */
        public boolean erased() {
            return shredded != null && shredded == keys.size();
        }

        /** Connections to the same external account under other identities, as far as the log knows. */
        public List<ConnectionId> knownConflicts() {
            return conflicts == null ? List.of() : conflicts;
        }

        /** What the refreshes of the current generation have come to. */
        public Refreshing refreshes() {
            return refreshing == null ? Refreshing.NONE : refreshing;
        }

        /** The current generation's key for details. */
        public DataKeyId detailsKey() {
            return keys.get(keys.size() - 2);
        }

        /** The current generation's key for tokens. */
        public DataKeyId tokenKey() {
            return keys.get(keys.size() - 1);
        }

        public boolean usableBy(IdentityId identity) {
            return connected && (owner.equals(identity) || sharedWith.contains(identity));
        }
    }

    /** @param since when the selection in force was made, or cleared */
    record ActiveForge(
            ForgeId id, IdentityId identity, @Nullable ConnectionId connection, Instant since, Stamp stamp)
            implements EntityState {}

    /** @param open the sessions that are neither ended nor were over at the last event, oldest first */
    record SessionBook(SessionBookId id, IdentityId identity, List<OpenSession> open, Stamp stamp)
            implements EntityState {

        public Optional<OpenSession> find(SessionId session) {
            return open.stream().filter(one -> one.id().equals(session)).findFirst();
        }
    }

    /** @param seq of the event that opened it */
    record OpenSession(SessionId id, Octets secretHash, String way, Instant openedAt, Instant expiresAt, long seq) {}

    /** @param failure why a consumed flow led to no grant; null where it did, or has not ended */
    record Flow(FlowId id, IdentityId identity, @Nullable String failure, Stamp stamp) implements EntityState {}

    /**
     * An issuer's subject.
     *
     * @param keys every details key that it had, oldest first
     * @param shredded how many of them are gone; null: none
     */
    record Login(
            LoginId id,
            IdentityId identity,
            boolean mapped,
            List<DataKeyId> keys,
            @Nullable Long shredded,
            Stamp stamp) implements EntityState {

        public DataKeyId detailsKey() {
            return keys.get(keys.size() - 1);
        }
    }

    /**
     * What one identity wants to be told.
     *
     * @param keys every data key that it had, two for each webhook, oldest first
     * @param shredded how many of them are gone; null: none
     */
    record WebhookBook(
            WebhookBookId id,
            IdentityId identity,
            List<Webhook> open,
            List<DataKeyId> keys,
            @Nullable Long shredded,
            Stamp stamp)
            implements EntityState {

        public Optional<Webhook> find(WebhookId webhook) {
            return open.stream().filter(one -> one.id().equals(webhook)).findFirst();
        }
    }

    /**
     * A webhook that was not removed.
     *
     * @param seq of the event that made it: its sealed part says where to
     * @param told how far each shard was then
     * @param replays the latest wish of each shard for which there was one
     */
    record Webhook(
            WebhookId id,
            Set<NoticeKind> kinds,
            boolean allConnections,
            Instant since,
            long seq,
            DataKeyId detailsKey,
            DataKeyId tokenKey,
            List<Position> told,
            List<Replay> replays) {}

    /** @param asked seq of the event that asked for it */
    record Replay(Position from, long asked) {}
}
