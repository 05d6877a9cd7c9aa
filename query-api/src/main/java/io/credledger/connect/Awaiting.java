package io.credledger.connect;

import io.credledger.ledger.FlowId;
import io.credledger.ledger.IdentityId;
import java.time.Duration;

/** Waits for a flow that somebody else completes, on whatever instance. */
final class Awaiting {

    /** A page that refreshes itself waits better than a request. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final FlowOutcomes outcomes;
    private final Pause pause;

    Awaiting(FlowOutcomes outcomes, Pause pause) {
        this.outcomes = outcomes;
        this.pause = pause;
    }

    /** The outcome, or {@link FlowOutcome.Pending} when it takes too long. */
    FlowOutcome await(IdentityId identity, FlowId flow) throws InterruptedException {
        FlowOutcome outcome = outcomes.of(identity, flow);
        for (long left = PATIENCE.dividedBy(BETWEEN); left > 0 && isComing(outcome); left--) {
            pause.pause(BETWEEN);
            outcome = outcomes.of(identity, flow);
        }
        return outcome;
    }

    /** Consumed here means seen in this view soon. */
    private static boolean isComing(FlowOutcome outcome) {
        return outcome instanceof FlowOutcome.Pending;
    }
}
