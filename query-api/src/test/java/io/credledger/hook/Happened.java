package io.credledger.hook;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.NoticeKind;
import io.credledger.ledger.Position;
import io.credledger.ledger.Routing;
import io.credledger.view.Noticed;
import java.time.Instant;

/** What happened, for tests: to Alice's connections and to Bob's. */
final class Happened {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final IdentityId ALICE = IdentityId.of(new Routing(1), 1);
    static final IdentityId BOB = IdentityId.of(new Routing(2), 2);
    static final ConnectionId ALICES = ConnectionId.of(new Routing(1), 3);
    static final ConnectionId ALICES_OTHER = ConnectionId.of(new Routing(1), 4);
    static final ConnectionId BOBS = ConnectionId.of(new Routing(2), 5);

    private Happened() {}

    static Noticed at(long seq, ConnectionId connection) {
        IdentityId owner = connection.routing().equals(ALICE.routing()) ? ALICE : BOB;
        return new Noticed(new Position(2, seq), NoticeKind.NEEDS_REAUTH, connection, owner, owner, NOW);
    }
}
