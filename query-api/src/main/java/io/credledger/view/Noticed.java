package io.credledger.view;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.NoticeKind;
import io.credledger.ledger.Position;
import java.time.Instant;

/**
 * Something that happened to a connection and that a webhook may tell.
 *
 * @param owner who owned the connection after it
 * @param before who owned it before
 */
public record Noticed(
        Position position, NoticeKind kind, ConnectionId connection, IdentityId owner, IdentityId before, Instant at) {

    /** Whether it was the identity's, before or after. */
    public boolean concerns(IdentityId identity) {
        return owner.equals(identity) || before.equals(identity);
    }

    @Override
    public String toString() {
        return "Noticed at " + position;
    }
}
