package io.credledger.view;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.IdentityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A history over two shards that could have been: identities of both own and use connections of both, come and go. Seeded. */
final class TwoShards {

    private static final int IDENTITIES = 4;
    private static final int CONNECTIONS = 40;

    final List<TestLedger> ledgers;
    final List<IdentityId> identities;
    private final List<List<ConnectionId>> connections = List.of(new ArrayList<>(), new ArrayList<>());
    private final Random random;

    TwoShards(Random random, int length) {
        this.random = random;
        ledgers = IntStream.of(0, 1)
                .mapToObj(shard -> new TestLedger(shard, 2).dense(3).founded())
                .toList();
        ledgers.forEach(ledger -> IntStream.rangeClosed(1, IDENTITIES).forEach(ledger::registered));
        identities = ledgers.stream()
                .flatMap(ledger -> IntStream.rangeClosed(1, IDENTITIES).mapToObj(ledger::identity))
                .toList();
        while (ledgers.stream().anyMatch(ledger -> ledger.events.size() < length)) {
            step(ledgers.get(0).events.size() <= ledgers.get(1).events.size() ? 0 : 1);
        }
    }

    Stream<ConnectionId> connections() {
        return connections.stream().flatMap(List::stream);
    }

    private void step(int shard) {
        TestLedger ledger = ledgers.get(shard);
        List<ConnectionId> here = connections.get(shard);
        int n = 1 + random.nextInt(IDENTITIES);
        if (here.isEmpty() || (here.size() < CONNECTIONS && random.nextInt(20) == 0)) {
            ConnectionId id = ledger.connection(ledger.identity(n), here.size() + 1);
            here.add(id);
            ledger.granted(ledger.identity(n), ledger.identity(n), id, TestLedger.GITHUB);
            return;
        }
        switch (random.nextInt(40)) {
            case 0 -> comeOrGo(ledger, n);
            case 1 -> ledger.updated(n);
            case 2, 3 -> ledger.activated(ledger.identity(n), any(random.nextInt(2), here));
            case 4 -> ledger.cleared(ledger.identity(n));
            default -> change(ledger, here.get(random.nextInt(here.size())));
        }
    }

    private ConnectionId any(int shard, List<ConnectionId> otherwise) {
        List<ConnectionId> from = connections.get(shard).isEmpty() ? otherwise : connections.get(shard);
        return from.get(random.nextInt(from.size()));
    }

    /** With it goes what it owns here, as the cascade does; what it owns elsewhere may be given away first. */
    private void comeOrGo(TestLedger ledger, int n) {
        IdentityId id = ledger.identity(n);
        if (!((Identity) Objects.requireNonNull(ledger.states.get(id))).active()) {
            ledger.reactivated(n);
            return;
        }
        ledger.deactivated(n);
        connections().filter(ledger.states::containsKey).forEach(connection -> {
            Connection owned = (Connection) Objects.requireNonNull(ledger.states.get(connection));
            if (owned.owner().equals(id) && owned.connected()) {
                ledger.disconnected(connection);
            }
        });
    }

    private void change(TestLedger ledger, ConnectionId id) {
        Connection now = (Connection) Objects.requireNonNull(ledger.states.get(id));
        IdentityId someone = identities.get(random.nextInt(identities.size()));
        boolean owns = now.owner().equals(someone);
        if (!now.connected()) {
            ledger.granted(now.namespace(), now.owner(), id, TestLedger.GITHUB);
        } else if (owns) {
            if (random.nextInt(4) == 0) {
                ledger.disconnected(id);
            }
        } else if (random.nextInt(3) == 0) {
            ledger.transferred(id, now.owner(), someone);
        } else if (now.sharedWith().contains(someone)) {
            ledger.withdrawn(id, someone);
        } else {
            ledger.shared(id, someone);
        }
    }
}
