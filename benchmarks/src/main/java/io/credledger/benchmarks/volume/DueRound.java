package io.credledger.benchmarks.volume;

import io.credledger.benchmarks.load.WholeLedger;
import io.credledger.demo.Happening;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;

/** New connections of which so many come due soon, and what the workers make of them. */
final class DueRound {

    /** Of its life a token is refreshed after 70 to 80 per cent. */
    private static final double SHARE = 0.75;

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final WholeLedger ledger;
    private final Props props;

    DueRound(WholeLedger ledger, Props props) {
        this.ledger = ledger;
        this.props = props;
    }

    /**
     * How many, and when.
     *
     * @param lead from now until the first is due: long enough to store them all
     * @param within from the first to the last
     */
    record Plan(int count, Duration lead, Duration within) {}

    /** What else happens while they come due. */
    interface Meanwhile {
        Meanwhile NOTHING = () -> {};

        void happens() throws Exception;
    }

    RoundFigures run(String name, Plan plan, Crew crew, Meanwhile meanwhile) throws Exception {
        try (RefreshWatch watch = new RefreshWatch(ledger, props.life(), plan.count())) {
            // The jitter lets some come due before the first that was aimed at.
            long asked = props.provider().count(Happening.REFRESHED);
            long forces = crew.figures().forces();
            Instant first = store(plan, watch);
            Thread.sleep(Math.max(0, Duration.between(Instant.now(), first).toMillis()));
            double harness = Seconds.ofProcessor();
            WorkerFigures before = crew.figures();
            meanwhile.happens();
            watch.await(PATIENCE);
            WorkerFigures after = crew.figures();
            return RoundFigures.of(
                    name,
                    watch,
                    new RoundFigures.Cost(
                            props.provider().count(Happening.REFRESHED) - asked,
                            watch.notSent(),
                            after.forces() - forces,
                            after.processor() - before.processor(),
                            Seconds.ofProcessor() - harness,
                            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        }
    }

    private Instant store(Plan plan, RefreshWatch watch) throws InterruptedException {
        Instant first = Instant.now().plus(plan.lead());
        try (Intake intake = Intake.open(ledger)) {
            for (int i = 0; i < plan.count(); i++) {
                Instant now = Instant.now();
                Instant due = first.plus(plan.within().multipliedBy(i).dividedBy(plan.count()));
                Grant grant = props.commands()
                        .fresh(now.plusMillis((long) (Duration.between(now, due).toMillis() / SHARE)));
                watch.expect(grant);
                intake.submit(grant.command());
            }
            intake.await();
        }
        return first;
    }
}
