package io.credledger.schedule;

import io.credledger.ledger.AttemptId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Refreshing;
import io.credledger.ledger.Routing;
import io.credledger.ledger.WorkerId;
import io.credledger.provider.Life;
import io.credledger.provider.Rotation;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Connections and lives for examples. */
final class Samples {
    static final Instant GRANTED = Instant.parse("2026-11-21T06:00:00Z");
    static final Life HOUR = life(Duration.ofHours(1), null, Rotation.SINGLE_USE);
    static final Life ENDLESS = life(null, null, Rotation.NONE);
    static final WorkerId WORKER = WorkerId.of(1, 2);

    private Samples() {}

    static ConnectionId connection(int number) {
        return ConnectionId.of(new Routing(number * 0x9E3779B97F4A7C15L), ~number * 0xBF58476D1CE4E5B9L);
    }

    static Life life(@Nullable Duration access, @Nullable Duration refresh, Rotation rotation) {
        return new Life(access, refresh, rotation, Duration.ZERO, rotation == Rotation.SINGLE_USE, false, null);
    }

    static Refreshing.OpenAttempt attempt(Instant startedAt) {
        return new Refreshing.OpenAttempt(
                AttemptId.of(new Routing(1), 1), 2, WORKER, startedAt, startedAt.plusSeconds(60));
    }

    /** Connected and refreshable. */
    static Standing standing(int number, Refreshing refreshes, @Nullable Instant expiresAt) {
        return new Standing(connection(number), 1, true, true, GRANTED, GRANTED, refreshes, null, expiresAt, null);
    }
}
