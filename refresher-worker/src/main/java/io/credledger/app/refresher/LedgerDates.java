package io.credledger.app.refresher;

import io.credledger.fold.Dates;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.provider.Life;
import io.credledger.provider.Rotation;
import io.credledger.refresh.Planner;
import io.credledger.schedule.Due;
import io.credledger.schedule.DueTime;
import io.credledger.schedule.Standing;
import java.time.Duration;
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
    public @Nullable Long due(Connection connection, @Nullable Credential credential) {
        Due due = credential == null ? unopened(connection) : opened(connection, credential);
        return due == null ? null : due.at().toEpochMilli();
    }

    private @Nullable Due opened(Connection connection, Credential credential) {
        Life life = planner.site(credential).map(site -> site.provider().life()).orElse(UNKNOWN);
        return DueTime.of(Standing.of(connection, credential.expiresAt(), credential.refreshExpiresAt()), life);
    }

    /** What cannot be opened cannot be refreshed; an attempt may be left open all the same, or a revocation. */
    private static @Nullable Due unopened(Connection connection) {
        boolean waits = connection.connected() && connection.refreshes().open() == null;
        return waits ? null : DueTime.of(Standing.of(connection, null, null), UNKNOWN);
    }
}
