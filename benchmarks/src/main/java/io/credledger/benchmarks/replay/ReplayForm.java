package io.credledger.benchmarks.replay;

import java.util.Locale;

/** How many events, and how often each is read. */
enum ReplayForm {
    /** Whether it runs at all; its figures are none. */
    SMOKE(20_000, 1),
    /** A few minutes. */
    SHORT(1_000_000, 3),
    /** An hour, and ten gigabytes of disk: figures to write down. */
    FULL(10_000_000, 3);

    private final long events;
    private final int rounds;

    ReplayForm(long events, int rounds) {
        this.events = events;
        this.rounds = rounds;
    }

    static ReplayForm parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    long events() {
        return events;
    }

    int rounds() {
        return rounds;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
