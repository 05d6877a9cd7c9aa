package io.credledger.benchmarks.load;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a run has measured, as the documentation shows it.
 *
 * @param conditions machine, form, command
 * @param start empty where it was not asked for
 */
record LoadReport(String conditions, List<Comparison> writes, List<Comparison> reads, Optional<StartTimes> start) {

    private static final String WRITES = """
            ### Durable writes

            A new connection with two data keys of its own each time. It counts when it is committed, and the view that answers reads has it. The
            peer is an empty topology on the same broker in the same run: one store, two sinks, 500 bytes, 4 shards, the writer's own settings;
            its writes count when a reader of committed records sees them.

            """;

    private static final String READS = """
            ### Reads

            With a bearer token, 64 people and up to 500 connections each; status and body of every answer are checked. Nothing that is opened is
            kept, so each answer unwraps its keys and opens its details. The peer is a constant Javalin route with an answer as long, asked by the
            same client.

            """;

    private static final String START = """
            ### Start and stop

            `up` as a child process in a heap of 1 GiB, without the launcher script. Start: until it prints that it is ready.

            | | measured | promised |
            |---|---:|---:|
            """;

    String markdown() {
        StringBuilder text = new StringBuilder(conditions);
        if (!writes.isEmpty()) {
            text.append('\n').append(WRITES).append(table("empty topology", writes));
        }
        if (!reads.isEmpty()) {
            text.append('\n').append(READS).append(table("constant route", reads));
        }
        start.ifPresent(times -> text.append('\n').append(START).append(times.rows()));
        return text.toString();
    }

    static String table(String peer, List<Comparison> comparisons) {
        String head = "| what | callers | per second | p50 / p95 / p99 ms | " + peer
                + ": per second | p50 / p95 / p99 ms | rate, ours : peer's | p50, ours : peer's |\n"
                + "|---|---:|---:|---:|---:|---:|---:|---:|\n";
        return comparisons.stream().map(Comparison::row).collect(Collectors.joining("", head, ""));
    }
}
