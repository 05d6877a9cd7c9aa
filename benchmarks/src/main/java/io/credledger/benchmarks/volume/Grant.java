package io.credledger.benchmarks.volume;

import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details.Credential;
import java.time.Instant;

/**
 * A connection as it is stored.
 *
 * @param expiresAt of its access token
 */
record Grant(CommandMessage command, Credential credential, Instant expiresAt) {

    ConnectionId connection() {
        return (ConnectionId) command.command().target();
    }

    @Override
    public String toString() {
        return "Grant of " + connection();
    }
}
