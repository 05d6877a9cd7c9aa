package io.credledger.refresh.gate;

import java.time.Duration;
import java.time.Instant;

/** Gives those who are sent away times to come back at, one after the other at the gate's rate, so that they do not all come back at once. */
final class WaitingLine {
    private final Duration gap;
    private Instant last = Instant.MIN;

    WaitingLine(int rate) {
        this.gap = Duration.ofSeconds(1).dividedBy(rate);
    }

    Duration place(Instant now, Instant earliest) {
        Instant first = earliest.isAfter(now) ? earliest : now;
        Instant next = last.isBefore(first) ? first : last;
        last = next.plus(gap);
        return Duration.between(now, last);
    }

    /** Somebody came and did not need the place: whoever comes from now on gets it. */
    void give() {
        last = last.equals(Instant.MIN) ? last : last.minus(gap);
    }

    /** Those who were sent away are not waited for. */
    void forget() {
        last = Instant.MIN;
    }

    Duration length(Instant now) {
        return last.isAfter(now) ? Duration.between(now, last) : Duration.ZERO;
    }
}
