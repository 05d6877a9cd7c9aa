package io.credledger.cli.refresh;

import io.credledger.faulty.Fault;
import io.credledger.faulty.When;
import io.credledger.refresh.Step;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the worker is killed. */
enum CrashRow implements Row {
    CHOSEN("due, nothing done yet", Step.CHOSEN, Heard.NOT_SENT),
    START_SENT("`StartRefresh` on its way", Step.START_SENT, Heard.NOT_SENT),
    STARTED("`RefreshStarted` committed", Step.STARTED, Heard.NOT_SENT),
    SENDING("lease looked at, before the first byte", Step.SENDING, Heard.NOT_SENT),
    ASKED("request sent, provider has not rotated", When.BEFORE, Heard.NOT_ROTATED),
    ROTATED("request sent, provider has rotated, no answer yet", When.AFTER, Heard.ROTATED_UNHEARD),
    ANSWERED("answer in memory", Step.ANSWERED, Heard.ROTATED_UNHEARD),
    SEALED("answer sealed, in memory", Step.SEALED, Heard.ROTATED_UNHEARD),
    JOURNALED("answer in the journal", Step.JOURNALED, Heard.KEPT),
    COMPLETE_SENT("`CompleteRefresh` on its way", Step.COMPLETE_SENT, Heard.KEPT),
    REPLIED("ledger has replied", Step.REPLIED, Heard.KEPT),
    SETTLED("journal entry let go", Step.SETTLED, Heard.KEPT);

    private final String title;
    private final @Nullable Step step;
    private final @Nullable When hangs;
    private final Heard heard;

    CrashRow(String title, Step step, Heard heard) {
        this(title, step, null, heard);
    }

    CrashRow(String title, When hangs, Heard heard) {
        this(title, null, hangs, heard);
    }

    CrashRow(String title, @Nullable Step step, @Nullable When hangs, Heard heard) {
        this.title = title;
        this.step = step;
        this.hangs = hangs;
        this.heard = heard;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Heard heard() {
        return heard;
    }

    @Override
    public String slug() {
        return "crash-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where the worker holds attempts; null where the provider does. */
    @Nullable
    Step step() {
        return step;
    }

    @Override
    public Fault fault() {
        return hangs == null ? Fault.none() : Fault.hang(hangs);
    }

    /** How many attempts can stand there at once: a connection is held on one of the two threads that all of them have. */
    int together() {
        return step == Step.SENDING ? 2 : Integer.MAX_VALUE;
    }
}
