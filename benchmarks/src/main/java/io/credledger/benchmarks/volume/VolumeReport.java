package io.credledger.benchmarks.volume;

import io.credledger.benchmarks.load.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run has measured, as the documentation shows it. */
final class VolumeReport {

    private static final String ROUNDS = """

            ### Ten thousand in a minute

            New connections each time, their refresh tokens sealed by an edge. Due: by the refresher's own arithmetic. Done: when a reader of committed records
            saw `CredentialRefreshed`. One request to the provider each, or there are no figures.

            | round | due | due within | all done after | per second | late: p50 / p99 / most | requests each | begun, not sent | journal flushes each | processor each: worker / all others | load average |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """;

    private static final double MILLIS = 1_000;

    private final String conditions;
    private final List<String> rows = new ArrayList<>();
    private final List<RoundFigures> rounds = new ArrayList<>();
    private String end = "";

    VolumeReport(String conditions) {
        this.conditions = conditions;
    }

    /** Something that takes a time. */
    void took(String what, double seconds) {
        row(what, String.format(Locale.ROOT, "%.1f s", seconds));
    }

    /**
     * Something that is done many times.
     *
     * @param processor seconds of one
     */
    void did(String what, long times, double seconds, double processor) {
        row(
                what,
                String.format(
                        Locale.ROOT,
                        "%,.0f per second, %,d in %.1f s; %.2f ms of a processor each",
                        times / seconds,
                        times,
                        seconds,
                        processor / times * MILLIS));
    }

    void known(String what, int callers, Round round) {
        row(
                what + ", " + callers + " callers",
                String.format(
                        Locale.ROOT,
                        "%,.0f per second, p50 / p99 %.1f / %.1f ms",
                        round.rate(),
                        round.p50(),
                        round.p99()));
    }

    private void row(String what, String figure) {
        System.err.println("refresh: " + what + ": " + figure);
        rows.add("| " + what + " | " + figure + " |");
    }

    void round(RoundFigures figures) {
        System.err.print("refresh: " + figures.row());
        rounds.add(figures);
    }

    /** That the run came no further; what it had measured stands. */
    void ended(Exception why) {
        end = "\nThe run ended there: " + why.getMessage() + ".\n";
    }

    String markdown() {
        StringBuilder text = new StringBuilder(conditions).append("\n| what | measured |\n|---|---|\n");
        rows.forEach(row -> text.append(row).append('\n'));
        text.append(ROUNDS);
        rounds.forEach(round -> text.append(round.row()));
        return text.append(end).toString();
    }
}
