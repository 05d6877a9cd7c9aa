package io.credledger.benchmarks.volume;

import io.credledger.benchmarks.load.ClosedLoop;
import io.credledger.benchmarks.load.Operation;
import io.credledger.benchmarks.load.Round;
import io.credledger.benchmarks.load.WholeLedger;
import io.credledger.benchmarks.volume.DueRound.Meanwhile;
import io.credledger.cli.broker.Durability;
import java.time.Duration;
import java.util.List;

/** A ledger whose broker flushes or does not, its workers, and what is measured there. */
final class Stage implements AutoCloseable {

    /** Beside the time that storing takes. */
    private static final Duration LEAD = Duration.ofSeconds(5);

    /** What the writer does in a second at the least: a guess, so that a lead is never for ever. */
    private static final double SLOWEST = 20;

    private final Props props;
    private final String durability;
    private final WholeLedger ledger;
    private final Crew crew;
    private double pairsPerSecond = SLOWEST;

    /** @param ledger the caller's */
    Stage(Props props, WholeLedger ledger, Durability durability) {
        this.props = props;
        this.ledger = ledger;
        this.durability = durability == Durability.FLUSH ? "broker flushed" : "broker not flushed";
        this.crew = new Crew(ledger);
    }

    Crew crew() {
        return crew;
    }

    /** The writer alone. Connections that are refreshed here are not due for weeks before and after. */
    void pairs(List<Sample> samples) throws InterruptedException {
        try (WriterPair pair = WriterPair.open(ledger, props.commands().keys())) {
            List<Operation> callers = samples.stream().map(pair::caller).toList();
            ClosedLoop.run(callers, props.form().loop());
            Round round = ClosedLoop.run(callers, props.form().loop());
            pairsPerSecond = Math.max(SLOWEST, round.rate());
            props.report().known("the writer alone, both commands of a refresh, " + durability, callers.size(), round);
        }
    }

    /** Until the fold is where the log is. */
    double caughtUp() throws InterruptedException {
        long began = System.nanoTime();
        try (GroupLag lag = GroupLag.open(ledger)) {
            lag.awaitCaughtUp();
        }
        return Seconds.since(began);
    }

    /** A new process has compiled nothing yet: in a thorough run that is not what is measured. */
    void warmUp() throws Exception {
        if (props.form().thorough()) {
            var unused = round("warming up", props.form().due() / 10, Duration.ZERO, Meanwhile.NOTHING);
        }
    }

    /** They come due one after the other, as many per second as make ten thousand in a minute. */
    void paced(String what, Meanwhile meanwhile) throws Exception {
        props.report().round(round(what, props.form().due(), props.form().within(), meanwhile));
    }

    void atOnce(String what) throws Exception {
        props.report().round(round(what, props.form().due(), Duration.ZERO, Meanwhile.NOTHING));
    }

    private RoundFigures round(String what, int count, Duration within, Meanwhile meanwhile) throws Exception {
        caughtUp();
        Duration storing = Duration.ofMillis((long) (1000 * count / pairsPerSecond));
        return new DueRound(ledger, props)
                .run(what + ", " + durability, new DueRound.Plan(count, LEAD.plus(storing), within), crew, meanwhile);
    }

    @Override
    public void close() {
        crew.close();
    }
}
