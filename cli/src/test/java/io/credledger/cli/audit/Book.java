package io.credledger.cli.audit;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What some events add up to, kept by hand: with nothing of {@code Evolve}, of the views or of the auditor's tool. */
final class Book {

    /** That somebody became a connection's owner there. */
    record Began(IdentityId owner, Position at) {}

    /** What is known of a connection. */
    record Known(
            IdentityId namespace,
            List<Began> owners,
            Set<IdentityId> shared,
            boolean connected,
            int keys,
            int shredded,
            long version) {

        IdentityId owner() {
            return owners.get(owners.size() - 1).owner();
        }

        boolean erased() {
            return keys == shredded;
        }

        boolean usableBy(IdentityId identity) {
            return owner().equals(identity) || shared.contains(identity);
        }

        private Known owned(Began next) {
            List<Began> all = new ArrayList<>(owners);
            if (!owner().equals(next.owner())) {
                all.add(next);
            }
            return new Known(namespace, List.copyOf(all), shared, connected, keys, shredded, version);
        }

        private Known with(Set<IdentityId> nowShared, boolean nowConnected) {
            return new Known(namespace, owners, Set.copyOf(nowShared), nowConnected, keys, shredded, version + 1);
        }

        private Known counting(int moreKeys, int fewerKeys) {
            return new Known(namespace, owners, shared, connected, keys + moreKeys, shredded + fewerKeys, version);
        }
    }

    /** What is known of a person. */
    record Person(boolean active, boolean erased) {}

    final Map<String, Known> connections = new TreeMap<>();
    final Map<IdentityId, Person> people = new HashMap<>();
    final Map<IdentityId, Optional<ConnectionId>> forges = new HashMap<>();

    void happened(LedgerEvent event) {
        EntityId entity = event.header().entity();
        Fact fact = event.fact();
        if (entity instanceof ConnectionId id) {
            connections.put(
                    id.value(),
                    after(connections.get(id.value()), fact, event.header().position()));
        } else if (entity instanceof ForgeId && fact instanceof Fact.ForgeActivated activated) {
            forges.put(activated.identity(), Optional.of(activated.connection()));
        } else if (entity instanceof ForgeId && fact instanceof Fact.ForgeCleared cleared) {
            forges.put(cleared.identity(), Optional.empty());
        } else if (entity instanceof IdentityId id) {
            person(id, fact);
        }
    }

    private void person(IdentityId id, Fact fact) {
        if (fact instanceof Fact.IdentityRegistered || fact instanceof Fact.IdentityReactivated) {
            people.put(id, new Person(true, false));
        } else if (fact instanceof Fact.IdentityDeactivated) {
            people.put(id, new Person(false, false));
        } else if (fact instanceof Fact.IdentityErased) {
            people.put(id, new Person(false, true));
        }
    }

    private static Known after(@Nullable Known was, Fact fact, Position at) {
        if (was == null) {
            Fact.ConnectionGranted first = (Fact.ConnectionGranted) fact;
            return new Known(first.namespace(), List.of(new Began(first.owner(), at)), Set.of(), true, 2, 0, 1);
        }
        if (fact instanceof Fact.ConnectionGranted again) {
            return was.owned(new Began(again.owner(), at))
                    .counting(2, 0)
                    .with(was.connected() ? was.shared() : Set.of(), true);
        } else if (fact instanceof Fact.ConnectionTransferred transferred) {
            return was.owned(new Began(transferred.to(), at)).with(Set.of(), true);
        } else if (fact instanceof Fact.ConnectionDisconnected) {
            return was.with(Set.of(), false);
        } else if (fact instanceof Fact.DataKeyShredded) {
            return was.counting(0, 1).with(was.shared(), was.connected());
        }
        Set<IdentityId> shared = new HashSet<>(was.shared());
        if (fact instanceof Fact.AccessShared with) {
            shared.add(with.with());
        } else if (fact instanceof Fact.AccessWithdrawn from) {
            shared.remove(from.from());
        }
        return was.with(shared, was.connected());
    }
}
