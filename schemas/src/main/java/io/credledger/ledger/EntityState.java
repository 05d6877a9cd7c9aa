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

    /** A founded shard; {@code fact} is its seq 1. */
    record Shard(Fact.LedgerFounded fact, Stamp stamp) implements EntityState {}

    /** @param epoch raised by deactivation and reactivation; grants and transfers to it carry the epoch they saw */
    record Identity(IdentityId id, boolean active, long epoch, Set<Role> roles, DataKeyId detailsKey, Stamp stamp)
            implements EntityState {}

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
            Stamp stamp)
            implements EntityState {

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

    /** @param keys every details key that it had, oldest first */
    record Login(LoginId id, IdentityId identity, boolean mapped, List<DataKeyId> keys, Stamp stamp)
            implements EntityState {

        public DataKeyId detailsKey() {
            return keys.get(keys.size() - 1);
        }
    }
}
