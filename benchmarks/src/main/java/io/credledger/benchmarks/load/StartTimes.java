package io.credledger.benchmarks.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long {@code up} takes to be there, to be there again, and to be gone: medians, in seconds.
 *
 * @param first founding included
 */
record StartTimes(double first, double again, double stop) {

    static StartTimes measure(Path directory, int times) throws Exception {
        List<Double> first = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<Double> stop = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Path data = directory.resolve("up-" + i);
            for (List<Double> starts : List.of(first, again)) {
                UpProcess up = UpProcess.start(data);
                starts.add(up.secondsToReady());
                stop.add(up.stop());
            }
        }
        return new StartTimes(median(first), median(again), median(stop));
    }

    private static double median(List<Double> values) {
        return Medians.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Rows of {@link LoadReport}'s table, each with what was promised. */
    String rows() {
        return String.format(
                Locale.ROOT,
                "| first start, keys and founding included | %.1f s | 20 s |%n"
                        + "| start again | %.1f s | 10 s |%n| stop on SIGTERM | %.1f s | 10 s |%n",
                first,
                again,
                stop);
    }
}
