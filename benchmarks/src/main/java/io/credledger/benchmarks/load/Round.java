package io.credledger.benchmarks.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What one contender did in one round.
 *
 * @param rate operations per second
 * @param p50 milliseconds, as all latencies
 */
public record Round(double rate, double p50, double p95, double p99) {

    private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    public static Round of(Histogram nanos, long elapsedNanos) {
        double seconds = (double) elapsedNanos / TimeUnit.SECONDS.toNanos(1);
        return new Round(
                nanos.getTotalCount() / seconds, percentile(nanos, 50), percentile(nanos, 95), percentile(nanos, 99));
    }

    private static double percentile(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }
}
