package io.credledger.benchmarks.load;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A contender's figures over all rounds: of each, the median.
 *
 * @param rate operations per second
 * @param p50 milliseconds, as all latencies
 */
record Figure(double rate, double p50, double p95, double p99) {

    static Figure medianOf(List<Round> rounds) {
        return new Figure(
                median(rounds, Round::rate),
                median(rounds, Round::p50),
                median(rounds, Round::p95),
                median(rounds, Round::p99));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Medians.of(rounds.stream().mapToDouble(figure).toArray());
    }
}
