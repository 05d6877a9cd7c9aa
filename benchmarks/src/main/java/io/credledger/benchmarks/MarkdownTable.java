package io.credledger.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Results as the documentation shows them. */
final class MarkdownTable {

    private static final String HEAD = "| operation | mean | ± (99.9 %) | unit |\n|---|---:|---:|---|\n";

    private MarkdownTable() {}

    static String of(Collection<RunResult> results) {
        return results.stream().map(MarkdownTable::row).collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(RunResult run) {
        String name = run.getParams().getBenchmark();
        Result<?> result = run.getPrimaryResult();
        return String.format(
                Locale.ROOT,
                "| `%s` | %.2f | %.2f | %s |%n",
                name.substring(Benchmarks.class.getPackageName().length() + 1),
                result.getScore(),
                result.getScoreError(),
                result.getScoreUnit());
    }
}
