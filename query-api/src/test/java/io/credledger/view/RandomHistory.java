package io.credledger.view;

import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.IdentityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** A history that could have been: seeded, and as long as asked. */
final class RandomHistory {

    private static final int IDENTITIES = 4;

    private final TestLedger ledger;
    private final Random random;
    private final List<ConnectionId> connections = new ArrayList<>();
    private int made;

    private RandomHistory(TestLedger ledger, Random random) {
        this.ledger = ledger;
        this.random = random;
    }

    static TestLedger of(Random random, int length) {
        TestLedger ledger = new TestLedger(0, 2).founded();
        RandomHistory history = new RandomHistory(ledger, random);
        for (int n = 1; n <= IDENTITIES; n++) {
            ledger.registered(n);
        }
        while (ledger.events.size() < length) {
            history.step();
        }
        return ledger;
    }

    private void step() {
        IdentityId someone = someone();
        switch (random.nextInt(connections.isEmpty() ? 4 : 12)) {
            case 0 -> ledger.updated(1 + random.nextInt(IDENTITIES));
            case 1 -> ledger.issued(1, ApiTokenId.of(ledger.identity(1).routing(), ++made));
            case 2, 3 -> grant(ledger.connection(someone, ++made), someone);
            case 4 -> ledger.activated(someone, connection());
            default -> change(connection(), someone);
        }
    }

    private void change(ConnectionId id, IdentityId someone) {
        Connection connection = (Connection) Objects.requireNonNull(ledger.states.get(id));
        boolean isOwner = connection.owner().equals(someone);
        boolean isShared = connection.sharedWith().contains(someone);
        if (!connection.connected()) {
            ledger.granted(connection.namespace(), connection.owner(), id, TestLedger.GITHUB);
        } else if (isShared && random.nextBoolean()) {
            ledger.withdrawn(id, someone);
        } else if (!isOwner && random.nextInt(3) == 0) {
            ledger.transferred(id, connection.owner(), someone);
        } else if (!isOwner && !isShared) {
            ledger.shared(id, someone);
        } else if (random.nextInt(3) == 0) {
            ledger.disconnected(id);
        }
    }

    private void grant(ConnectionId connection, IdentityId namespace) {
        connections.add(connection);
        ledger.granted(namespace, namespace, connection, TestLedger.GITHUB);
    }

    private IdentityId someone() {
        return ledger.identity(1 + random.nextInt(IDENTITIES));
    }

    private ConnectionId connection() {
        return connections.get(random.nextInt(connections.size()));
    }
}
