package io.credledger.operation;

import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.IdentityId;
import io.credledger.view.LedgerView;
import io.credledger.view.Row;

/**
 * Whether a connection can be used by somebody now. What an owner had when it was deactivated stays unusable, whether or not the
 * disconnecting has come to it: its epoch is an earlier one.
 */
public final class Usable {

    private final LedgerView view;

    public Usable(LedgerView view) {
        this.view = view;
    }

    public boolean by(IdentityId identity, Connection connection) {
        return connection.usableBy(identity)
                && view.identity(connection.owner())
                        .map(Row::state)
                        .filter(owner -> isStillIts(owner, connection))
                        .isPresent();
    }

    static boolean isStillIts(Identity owner, Connection connection) {
        return owner.active() && owner.epoch() == connection.ownerEpoch();
    }
}
