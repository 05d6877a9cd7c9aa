package io.credledger.cli;

import io.credledger.cli.client.terminal.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that only pauses move. */
public final class FakeTime extends Clock implements Pause {

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-31T12:00:00Z");

    @Override
    public void of(Duration duration) {
        pauses.add(duration);
        now = now.plus(duration);
    }

    public void startAt(Instant start) {
        now = start;
    }

    public List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("one zone is enough");
    }
}
