package io.credledger.benchmarks.volume;

import java.time.Duration;
import java.util.Locale;

/** How many, and how long. The rate at which connections come due is that of ten thousand in a minute in each. */
enum VolumeForm {
    /** Whether it runs at all; its figures are none. */
    SMOKE(2_000, 500, Duration.ofSeconds(3), Duration.ofSeconds(1)),
    /** About three minutes on a quiet machine. */
    SHORT(100_000, 2_000, Duration.ofSeconds(11), Duration.ofSeconds(2)),
    /** Half an hour: figures to write down. */
    FULL(1_000_000, 10_000, Duration.ofSeconds(52), Duration.ofSeconds(10));

    private final int connections;
    private final int due;
    private final Duration within;
    private final Duration loop;

    VolumeForm(int connections, int due, Duration within, Duration loop) {
        this.connections = connections;
        this.due = due;
        this.within = within;
        this.loop = loop;
    }

    static VolumeForm parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** In the index, due in weeks. */
    int connections() {
        return connections;
    }

    /** Due in each round. */
    int due() {
        return due;
    }

    /** They are aimed to be due within this; the jitter of due times makes a minute of it. */
    Duration within() {
        return within;
    }

    /** For how long what is known is asked. */
    Duration loop() {
        return loop;
    }

    /** Whether a broker that does not flush is measured too, and a worker that leaves. */
    boolean thorough() {
        return this == FULL;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
