package io.credledger.benchmarks;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks and prints what they measured as a table for the documentation. */
public final class Benchmarks {

    private Benchmarks() {}

    /** @param arguments {@code short} or {@code full}, then perhaps a regular expression over benchmark names */
    public static void main(String[] arguments) throws RunnerException {
        Form form = Form.parse(arguments.length > 0 ? arguments[0] : "short");
        String only = arguments.length > 1 ? arguments[1] : ".*";
        var options = new OptionsBuilder()
                .include(Benchmarks.class.getPackageName() + "\\." + only)
                .timeout(TimeValue.minutes(2))
                .shouldFailOnError(true)
                .jvmArgsAppend("-Dlogback.configurationFile=logback-benchmarks.xml");
        var results = new Runner(form.apply(options).build()).run();
        System.out.println();
        System.out.println(Machine.here());
        System.out.println();
        System.out.print(MarkdownTable.of(results));
    }
}
