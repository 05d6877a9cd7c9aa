package io.credledger.ledger;

import io.credledger.ledger.EntityState.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection with some of it changed: all that an event can change without a new grant. */
final class ConnectionChange {

    private final Connection was;
    private IdentityId owner;
    private long ownerEpoch;
    private boolean connected;
    private Set<IdentityId> sharedWith;
    private @Nullable Refreshing refreshing;
    private @Nullable RevocationResult revocation;
    private @Nullable List<ConnectionId> conflicts;
    private @Nullable Long shredded;

    ConnectionChange(Connection was) {
        this.was = was;
        this.owner = was.owner();
        this.ownerEpoch = was.ownerEpoch();
        this.connected = was.connected();
        this.sharedWith = was.sharedWith();
        this.refreshing = was.refreshing();
        this.revocation = was.revocation();
        this.conflicts = was.conflicts();
        this.shredded = was.shredded();
    }

    /** All shares end with a transfer. */
    ConnectionChange ownedBy(IdentityId identity, long epoch) {
        owner = identity;
        ownerEpoch = epoch;
        sharedWith = Set.of();
        return this;
    }

    ConnectionChange sharedWith(Set<IdentityId> identities) {
        sharedWith = identities;
        return this;
    }

    ConnectionChange disconnected() {
        connected = false;
        sharedWith = Set.of();
        conflicts = null;
        return this;
    }

    ConnectionChange refreshing(Refreshing changed) {
        refreshing = changed;
        return this;
    }

    /** What was still open is over with it. */
    ConnectionChange revoked(RevocationResult result) {
        revocation = result;
        refreshing = refreshing == null ? null : refreshing.closed();
        return this;
    }

    ConnectionChange inConflictWith(ConnectionId other) {
        List<ConnectionId> known = new ArrayList<>(was.knownConflicts());
        known.add(other);
        conflicts = List.copyOf(known);
        return this;
    }

    ConnectionChange shredded(long keys) {
        shredded = keys;
        return this;
    }

    Connection at(Stamp stamp) {
        return new Connection(
                was.id(),
                was.namespace(),
                owner,
                ownerEpoch,
                was.provider(),
                was.account(),
                was.kind(),
                was.verified(),
                was.refreshable(),
                connected,
                was.generation(),
                sharedWith,
                was.keys(),
                was.grantedAt(),
                refreshing,
                revocation,
                conflicts,
                shredded,
                stamp);
    }
}
