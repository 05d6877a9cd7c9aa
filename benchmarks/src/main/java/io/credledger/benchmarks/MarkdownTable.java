package io.credledger.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** Results as the documentation shows them: percentiles, because a mean tells of the machine's other work. */
final class MarkdownTable {

    private static final String HEAD = "| operation | p50 | p99 | unit |\n|---|---:|---:|---|\n";

    private MarkdownTable() {}

    static String of(Collection<RunResult> results) {
        return results.stream().map(MarkdownTable::row).collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(RunResult run) {
        String name = run.getParams().getBenchmark();
        Result<?> result = run.getPrimaryResult();
        Statistics statistics = result.getStatistics();
        return String.format(
                Locale.ROOT,
                "| `%s` | %.2f | %.2f | %s |%n",
                name.substring(Benchmarks.class.getPackageName().length() + 1),
                statistics.getPercentile(50),
                statistics.getPercentile(99),
                result.getScoreUnit());
    }
}
