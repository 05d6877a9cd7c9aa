package io.credledger.view;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.ActiveForge;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.IdentityId;
import java.util.List;
import java.util.Optional;

/**
 * The ledger as it was at one moment, folded from the events that had happened. A row's details are those that its entity had then; what was
 * erased since does not open.
 */
public interface PastView extends ConnectionsView {

    Optional<Identity> identity(IdentityId id);

    /** The active-forge setting; empty where there had been none. */
    Optional<ActiveForge> activeForge(IdentityId identity);

    /** Who had owned a connection up to then, oldest first; empty before it existed. */
    List<Tenure> tenures(ConnectionId id);
}
