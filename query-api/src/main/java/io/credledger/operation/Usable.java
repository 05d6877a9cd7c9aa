package io.credledger.operation;

import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.IdentityId;
import io.credledger.view.LedgerView;
import io.credledger.view.PastView;
import io.credledger.view.Row;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether a connection can be used by somebody now. What an owner had when it was deactivated stays unusable, whether or not the
 * disconnecting has come to it: its epoch is an earlier one.
 */
public final class Usable {

    private final Function<IdentityId, Optional<Identity>> owners;

    public Usable(LedgerView view) {
        this.owners = id -> view.identity(id).map(Row::state);
    }

    /** Whether it could be used then. */
    public Usable(PastView past) {
        this.owners = past::identity;
    }

    public boolean by(IdentityId identity, Connection connection) {
        return connection.usableBy(identity)
                && owners.apply(connection.owner())
                        .filter(owner -> isStillIts(owner, connection))
                        .isPresent();
    }

    static boolean isStillIts(Identity owner, Connection connection) {
        return owner.active() && owner.epoch() == connection.ownerEpoch();
    }
}
