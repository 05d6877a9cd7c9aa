package io.credledger.token;

import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known so far of one request for a token: it ends in an access record, however far it came. */
final class Attempt {

    static final String NO_WAY = "none";

    private final LedgerId ledger;
    private final IdentityId caller;
    private @Nullable ConnectionId connection;
    private String way = NO_WAY;

    Attempt(LedgerId ledger, IdentityId caller) {
        this.ledger = ledger;
        this.caller = caller;
    }

    void isFor(ConnectionId found) {
        connection = found;
    }

    void goes(String by) {
        way = by;
    }

    AccessRecord ended(String outcome, Instant at) {
        return new AccessRecord(ledger, "acr_" + UUID.randomUUID(), at, caller, caller, connection, way, outcome, null);
    }
}
