package io.credledger.view;

import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.IdentityId;
import java.util.ArrayList;
import java.util.List;
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
        switch (random.nextInt(connections.isEmpty() ? 4 : 10)) {
            case 0 -> ledger.updated(1 + random.nextInt(IDENTITIES));
            case 1 -> ledger.issued(1, ApiTokenId.of(ledger.identity(1).routing(), ++made));
            case 2, 3 -> grant(ledger.connection(someone, ++made), someone);
            case 4 -> ledger.activated(someone, connection());
            case 5 -> ledger.transferred(connection(), someone, someone());
            case 6, 7 -> ledger.shared(connection(), someone);
            case 8 -> ledger.withdrawn(connection(), someone);
            default -> ledger.disconnected(connection());
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
