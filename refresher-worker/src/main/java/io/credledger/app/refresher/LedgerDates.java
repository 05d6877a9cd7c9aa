package io.credledger.app.refresher;

import io.credledger.fold.Dates;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Refreshing;
import io.credledger.provider.Life;
import io.credledger.provider.Rotation;
import io.credledger.refresh.Planner;
import io.credledger.schedule.Due;
import io.credledger.schedule.DueTime;
import io.credledger.schedule.Standing;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** When something is to be done for a connection: by what the log says, and by its provider's habits. */
final class LedgerDates implements Dates {

    /** Of a provider that this process does not know: nothing is assumed in its favour. */
    static final Life UNKNOWN = new Life(null, null, Rotation.SINGLE_USE, Duration.ZERO, true, true, null);

    private final Planner planner;

    LedgerDates(Planner planner) {
        this.planner = planner;
    }

    @Override
    public @Nullable Long due(Connection connection, Supplier<Optional<Credential>> credential) {
        if (connection.erased()) {
            // Nothing opens any more, so nothing can be sent, and nothing said.
            return null;
        }
        Credential opened = matters(connection) ? credential.get().orElse(null) : null;
        Due due = opened == null ? unopened(connection) : opened(connection, opened);
        return due == null ? null : due.at().toEpochMilli();
    }

    /** While an attempt is open, and once there is nothing to refresh any more, no credential has a say. */
    private static boolean matters(Connection connection) {
        Refreshing refreshes = connection.refreshes();
        return connection.connected()
                && connection.refreshable()
                && refreshes.open() == null
                && refreshes.reauth() == null;
    }

    private @Nullable Due opened(Connection connection, Credential credential) {
        Life life = planner.life(credential).orElse(UNKNOWN);
        return DueTime.of(Standing.of(connection, credential.expiresAt(), credential.refreshExpiresAt()), life);
    }

    /** What cannot be opened cannot be refreshed; an attempt may be left open all the same, or a revocation. */
    private static @Nullable Due unopened(Connection connection) {
        boolean waits = connection.connected() && connection.refreshes().open() == null;
        return waits ? null : DueTime.of(Standing.of(connection, null, null), UNKNOWN);
    }
}
