package io.credledger.app.refresher;

import io.credledger.fold.FoldFigures;
import io.credledger.ledger.RevocationResult;
import io.credledger.refresh.RefreshFigures;
import io.credledger.refresh.journal.Journal;
import io.credledger.refresh.journal.JournalFigures;
import io.credledger.revoke.RevocationFigures;
import io.credledger.sealing.SealAlarm;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.ToDoubleFunction;

/** What the refresher measures. Labels are providers and words of fixed sets: nobody's name. */
final class Figures implements RefreshFigures, RevocationFigures, SealAlarm {

    private final MeterRegistry registry;
    private final Counter began;
    private final Counter unknown;
    private final Counter broken;

    Figures(MeterRegistry registry) {
        this.registry = registry;
        this.began = Counter.builder("credledger.refresh.attempts")
                .description("Attempts that were begun")
                .register(registry);
        this.unknown = Counter.builder("credledger.refresh.lost.to.unknown")
                .description("Attempts of which nobody knows how they ended")
                .register(registry);
        this.broken = Counter.builder("credledger.seals.broken")
                .description("Stored details or tokens that did not open; anything but zero needs a person")
                .register(registry);
    }

    @Override
    public void sealBroken() {
        broken.increment();
    }

    @Override
    public void began() {
        began.increment();
    }

    @Override
    public void ended(String provider, String outcome) {
        outcome(provider, outcome);
        if (outcome.equals("unknown")) {
            unknown.increment();
        }
    }

    @Override
    public void lost(String provider) {
        outcome(provider, "worker-lost");
        unknown.increment();
    }

    private void outcome(String provider, String outcome) {
        Counter.builder("credledger.refresh.outcomes")
                .description("What attempts came to")
                .tag("provider", provider)
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    @Override
    public void ended(RevocationResult result) {
        revocation(result.code());
    }

    @Override
    public void failed() {
        revocation("tried-again");
    }

    private void revocation(String outcome) {
        Counter.builder("credledger.revocations")
                .description("What revocations came to")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    /** @param state a number that grows with how little can be asked of the provider */
    void watchGate(String provider, ToDoubleFunction<String> state) {
        Gauge.builder("credledger.refresh.breaker.state", provider, state)
                .description("0 open, 1 held back by the provider, 2 probing, 3 down, 4 refuses our client")
                .tag("provider", provider)
                .strongReference(true)
                .register(registry);
    }

    void watch(Journal journal, Engine engine, FoldFigures due, Clock clock) {
        watch(journal);
        watch(engine);
        watch(due, clock);
    }

    private void watch(FoldFigures due, Clock clock) {
        gauge("credledger.refresh.due", "Connections that are due and not taken up", due, FoldFigures::overdue);
        gauge(
                "credledger.refresh.oldest.overdue.seconds",
                "For how long the oldest of them has been due",
                due,
                figures -> figures.oldestOverdueSeconds(clock.millis()));
    }

    private void watch(Engine engine) {
        gauge("credledger.refresh.in.flight", "Attempts under way", engine.attempts(), attempts -> attempts.underway());
        gauge(
                "credledger.refresh.replaying",
                "Answers of an earlier life that are on their way to the ledger",
                engine.completion(),
                completion -> completion.replaying());
        gauge(
                "credledger.revocations.in.flight",
                "Revocations under way",
                engine.revocations(),
                revocations -> revocations.underway());
    }

    private void watch(Journal journal) {
        journal(
                "credledger.refresh.journal.entries",
                "Answers that the ledger has not taken yet",
                journal,
                JournalFigures::open);
        journal("credledger.refresh.journal.bytes", "Their size", journal, JournalFigures::openBytes);
        journal("credledger.refresh.journal.broken", "Damaged pieces found at start", journal, JournalFigures::broken);
        journal("credledger.refresh.journal.forces", "Flushes to disk", journal, JournalFigures::forces);
    }

    private void journal(String name, String description, Journal journal, ToDoubleFunction<JournalFigures> figure) {
        gauge(name, description, journal, watched -> figure.applyAsDouble(watched.figures()));
    }

    private <T> void gauge(String name, String description, T watched, ToDoubleFunction<T> value) {
        Gauge.builder(name, watched, value).description(description).register(registry);
    }
}
