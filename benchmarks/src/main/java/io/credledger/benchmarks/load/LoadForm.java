package io.credledger.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How long to measure, and with how many callers. */
enum LoadForm {
    /** Whether it runs at all; its figures are none. */
    SMOKE(Duration.ofMillis(500), 1, Duration.ofMillis(500), List.of(1, 8), 1),
    /** Two to three minutes: orders of magnitude, and the code still warming up. */
    SHORT(Duration.ofSeconds(2), 3, Duration.ofSeconds(1), List.of(1, 64), 1),
    /** About twenty minutes: figures to write down. */
    FULL(Duration.ofSeconds(10), 5, Duration.ofSeconds(5), List.of(1, 64, 256), 3);

    private final Duration warmUp;
    private final int rounds;
    private final Duration round;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<Integer> callers;

    private final int starts;

    LoadForm(Duration warmUp, int rounds, Duration round, List<Integer> callers, int starts) {
        this.warmUp = warmUp;
        this.rounds = rounds;
        this.round = round;
        this.callers = callers;
        this.starts = starts;
    }

    static LoadForm parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    Duration warmUp() {
        return warmUp;
    }

    int rounds() {
        return rounds;
    }

    Duration round() {
        return round;
    }

    /** Numbers of concurrent writers. */
    List<Integer> callers() {
        return callers;
    }

    /** Concurrent readers. */
    int readers() {
        return this == SMOKE ? 8 : 64;
    }

    /** How often an installation is started anew. */
    int starts() {
        return starts;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT) + ": median of " + rounds + " interleaved rounds of " + seconds(round)
                + " after " + seconds(warmUp) + " of warm-up each";
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}
