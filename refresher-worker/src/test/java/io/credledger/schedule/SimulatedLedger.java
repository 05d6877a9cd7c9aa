package io.credledger.schedule;

import static java.util.Objects.requireNonNull;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.RefreshTrouble;
import io.credledger.ledger.Refreshing;
import io.credledger.schedule.SimulatedProvider.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Connections as the topology would fold them, with the index kept beside them, and a clock that ticks as fast as the test likes. */
final class SimulatedLedger {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Map<ConnectionId, Row> rows = new HashMap<>();
    private final MemoryIndex index = new MemoryIndex();
    private final Tick tick = new Tick(index, TickSettings.USUAL);
    private Instant now;
    private long ticks;
    private long spent;

    /** One connection, and what came of it. */
    static final class Row {
        final SimulatedProvider provider;
        final Grant grant;
        final List<Instant> refreshes = new ArrayList<>();
        Standing standing;

        @Nullable
        DueKey due;

        int offers;

        Row(SimulatedProvider provider, Grant grant, Standing standing) {
            this.provider = provider;
            this.grant = grant;
            this.standing = standing;
        }
    }

    SimulatedLedger(Instant now) {
        this.now = now;
    }

    Instant now() {
        return now;
    }

    MemoryIndex index() {
        return index;
    }

    Tick tick() {
        return tick;
    }

    long ticks() {
        return ticks;
    }

    long spent() {
        return spent;
    }

    List<Row> rows() {
        return List.copyOf(rows.values());
    }

    Row grant(int number, SimulatedProvider provider) {
        Grant grant = new Grant(provider, now);
        ConnectionId id = Samples.connection(number);
        Row row = new Row(
                provider,
                grant,
                new Standing(id, 1, true, true, now, now, Refreshing.NONE, null, grant.expiresAt(), null));
        rows.put(id, row);
        fold(row, Refreshing.NONE);
        return row;
    }

    /** Ticks once a second until then. */
    void run(Instant until, Function<Row, Verdict> worker) {
        while (now.isBefore(until)) {
            now = now.plus(TICK);
            ticks++;
            spent += tick.run(now, () -> true, key -> {
                Row row = requireNonNull(rows.get(key.connection()));
                row.offers++;
                return worker.apply(row);
            });
        }
    }

    /** The provider was asked and answered at once. */
    Verdict refresh(Row row) {
        if (!row.grant.refresh(now)) {
            throw new AssertionError(row.provider.name() + " took the refresh token for dead");
        }
        row.refreshes.add(now);
        fold(row, new Refreshing(null, 2, null, now, 0, false, null, null, null, null));
        return Verdict.taken(now.plusSeconds(30));
    }

    /** It was asked and could not be reached. */
    Verdict fail(Row row, Instant retryAt) {
        Refreshing before = row.standing.refreshes();
        fold(
                row,
                new Refreshing(
                        null,
                        2,
                        null,
                        before.refreshedAt(),
                        before.failures() + 1,
                        false,
                        null,
                        retryAt,
                        RefreshTrouble.NOT_SENT,
                        null));
        return Verdict.taken(now.plusSeconds(30));
    }

    private void fold(Row row, Refreshing refreshes) {
        Standing was = row.standing;
        row.standing = new Standing(
                was.connection(), 1, true, true, now, was.grantedAt(), refreshes, null, row.grant.expiresAt(), null);
        DueKey before = row.due;
        Due due = DueTime.of(row.standing, row.provider.life());
        row.due = due == null ? null : DueKey.of(due.at(), was.connection());
        if (before != null && !before.equals(row.due)) {
            tick.remove(before);
        }
        if (row.due != null && !row.due.equals(before)) {
            tick.put(row.due);
        }
    }
}
