package io.credledger.connect;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.FlowId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Reply;
import io.credledger.operation.Desk;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a flow that somebody else completes, on whatever instance. */
final class Awaiting {

    /** A page that refreshes itself waits better than a request. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final Desk desk;
    private final FlowOutcomes outcomes;
    private final Pause pause;

    Awaiting(Desk desk, FlowOutcomes outcomes, Pause pause) {
        this.desk = desk;
        this.outcomes = outcomes;
        this.pause = pause;
    }

    /** The outcome, or {@link FlowOutcome.Pending} when it takes too long. */
    FlowOutcome await(IdentityId identity, FlowId flow) throws InterruptedException {
        return until(() -> outcomes.of(identity, flow), outcome -> !(outcome instanceof FlowOutcome.Pending));
    }

    /** What became of a command of our own that was not seen committed in time. */
    Optional<Reply> reply(CommandId command) throws InterruptedException {
        return until(() -> desk.view().outcome(command), Optional::isPresent);
    }

    private <T> T until(Supplier<T> look, Predicate<T> there) throws InterruptedException {
        T seen = look.get();
        for (long left = PATIENCE.dividedBy(BETWEEN); left > 0 && !there.test(seen); left--) {
            pause.pause(BETWEEN);
            seen = look.get();
        }
        return seen;
    }
}
