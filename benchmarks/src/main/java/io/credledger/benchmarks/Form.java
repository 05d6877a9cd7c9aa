package io.credledger.benchmarks;

import java.util.Locale;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How long to measure. */
enum Form {
    /** Two minutes for all: to see that they run, and orders of magnitude. */
    SHORT(1, 6, 4, 500),
    /** Figures to write down. */
    FULL(3, 5, 5, 1000);

    private final int forks;
    private final int warmups;
    private final int measurements;
    private final int millis;

    Form(int forks, int warmups, int measurements, int millis) {
        this.forks = forks;
        this.warmups = warmups;
        this.measurements = measurements;
        this.millis = millis;
    }

    static Form parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    ChainedOptionsBuilder apply(ChainedOptionsBuilder options) {
        TimeValue each = TimeValue.milliseconds(millis);
        return options.forks(forks)
                .warmupIterations(warmups)
                .warmupTime(each)
                .measurementIterations(measurements)
                .measurementTime(each);
    }
}
