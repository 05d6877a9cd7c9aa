package io.credledger.benchmarks.load;

import java.util.Locale;

/**
 * A figure of ours beside its peer's of the same rounds.
 *
 * @param what is done
 */
record Comparison(String what, int callers, Figure ours, Figure peer) {

    /** A row of {@link LoadReport}'s tables. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %.2f | %.2f |%n",
                what,
                callers,
                cells(ours),
                cells(peer),
                ours.rate() / peer.rate(),
                ours.p50() / peer.p50());
    }

    private static String cells(Figure figure) {
        return String.format(
                Locale.ROOT, "%,.0f | %.1f / %.1f / %.1f", figure.rate(), figure.p50(), figure.p95(), figure.p99());
    }
}
