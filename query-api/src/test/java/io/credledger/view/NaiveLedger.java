package io.credledger.view;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What some events add up to, told without {@code Evolve}, and without the view. */
final class NaiveLedger {

    /** A connection, and every forge selection, in one pass over what came before. */
    record Known(IdentityId namespace, IdentityId owner, Set<IdentityId> shared, boolean connected, long version) {

        Known with(IdentityId newOwner, Set<IdentityId> nowShared, boolean nowConnected) {
            return new Known(namespace, newOwner, Set.copyOf(nowShared), nowConnected, version + 1);
        }

        boolean visibleTo(IdentityId identity) {
            return owner.equals(identity) || shared.contains(identity);
        }
    }

    /** By id, as lists come. */
    final Map<String, Known> connections = new TreeMap<>();

    final Map<IdentityId, Optional<ConnectionId>> forges = new HashMap<>();
    final Map<IdentityId, Boolean> active = new HashMap<>();

    void happened(LedgerEvent event) {
        EntityId entity = event.header().entity();
        Fact fact = event.fact();
        if (entity instanceof ConnectionId id) {
            connections.put(id.value(), after(connections.get(id.value()), fact));
        } else if (entity instanceof ForgeId) {
            forge(fact);
        } else if (entity instanceof IdentityId id) {
            active.put(id, !(fact instanceof Fact.IdentityDeactivated) && !isStill(id, fact));
        }
    }

    /** Whether it was inactive and nothing has changed that. */
    private boolean isStill(IdentityId id, Fact fact) {
        return !active.getOrDefault(id, true) && !(fact instanceof Fact.IdentityReactivated);
    }

    private void forge(Fact fact) {
        if (fact instanceof Fact.ForgeActivated activated) {
            forges.put(activated.identity(), Optional.of(activated.connection()));
        } else if (fact instanceof Fact.ForgeCleared cleared) {
            forges.put(cleared.identity(), Optional.empty());
        }
    }

    private static Known after(@Nullable Known was, Fact fact) {
        if (was == null) {
            Fact.ConnectionGranted granted = (Fact.ConnectionGranted) fact;
            return new Known(granted.namespace(), granted.owner(), Set.of(), true, 1);
        }
        Set<IdentityId> shared = new HashSet<>(was.shared());
        if (fact instanceof Fact.ConnectionGranted granted) {
            return was.with(granted.owner(), was.connected() ? shared : Set.of(), true);
        } else if (fact instanceof Fact.ConnectionTransferred transferred) {
            return was.with(transferred.to(), Set.of(), true);
        } else if (fact instanceof Fact.AccessShared with) {
            shared.add(with.with());
        } else if (fact instanceof Fact.AccessWithdrawn from) {
            shared.remove(from.from());
        } else if (fact instanceof Fact.ConnectionDisconnected) {
            return was.with(was.owner(), Set.of(), false);
        }
        return was.with(was.owner(), shared, was.connected());
    }
}
