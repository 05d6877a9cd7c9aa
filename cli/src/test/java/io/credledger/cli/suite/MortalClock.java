package io.credledger.cli.suite;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time, and where a {@link Crash} before deciding happens: a writer asks for the time first. */
final class MortalClock extends Clock {

    @Override
    public Instant instant() {
        Crash.at(CrashPoint.BEFORE_DECIDING);
        return Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
