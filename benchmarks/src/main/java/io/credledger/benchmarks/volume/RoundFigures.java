package io.credledger.benchmarks.volume;

import io.credledger.ledger.ConnectionId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/**
 * What one round has measured.
 *
 * @param within seconds from the first due to the last due
 * @param after seconds from the first due until the last was refreshed, for others to see
 * @param late milliseconds from each one's due to the same
 */
record RoundFigures(String name, int count, double within, double after, Histogram late, Cost cost) {

    private static final double MILLIS = 1_000;
    private static final long LONGEST_MS = 3_600_000;

    /**
     * What it took.
     *
     * @param requests that the provider granted
     * @param notSent attempts that were let go before anything was sent
     * @param forces flushes of the workers' journals
     * @param workers seconds of a processor
     * @param others the same: broker, writer, provider and this harness
     * @param load the machine's average at the end: whatever is above two waited
     */
    record Cost(long requests, long notSent, long forces, double workers, double others, double load) {}

    static RoundFigures of(String name, RefreshWatch watch, Cost cost) {
        Map<ConnectionId, Long> due = watch.due();
        Map<ConnectionId, Long> committed = watch.committed();
        Histogram late = new Histogram(LONGEST_MS, 3);
        committed.forEach((id, at) -> late.recordValue(Math.max(0, at - Objects.requireNonNull(due.get(id)))));
        long firstDue = due.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        long lastDue = due.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        long lastDone =
                committed.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        return new RoundFigures(
                name, due.size(), (lastDue - firstDue) / MILLIS, (lastDone - firstDue) / MILLIS, late, cost);
    }

    /** A row of {@link VolumeReport}'s table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f s | **%.1f s** | %.0f | %.2f / %.2f / %.2f s | %.2f | %,d | %.2f | %.1f / %.1f ms | %.1f |%n",
                name,
                count,
                within,
                after,
                count / after,
                seconds(50),
                seconds(99),
                late.getMaxValue() / MILLIS,
                (double) cost.requests() / count,
                cost.notSent(),
                (double) cost.forces() / count,
                cost.workers() / count * MILLIS,
                cost.others() / count * MILLIS,
                cost.load());
    }

    private double seconds(double percentile) {
        return late.getValueAtPercentile(percentile) / MILLIS;
    }
}
