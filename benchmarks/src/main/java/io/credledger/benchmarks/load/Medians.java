package io.credledger.benchmarks.load;

import java.util.Arrays;

/** Of measurements; the mean of the middle two where their number is even. */
final class Medians {

    private Medians() {}

    static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
