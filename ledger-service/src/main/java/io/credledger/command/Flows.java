package io.credledger.command;

import static io.credledger.ledger.RefusalReason.FLOW_CONSUMED;
import static io.credledger.ledger.RefusalReason.FLOW_ENDED;
import static io.credledger.ledger.RefusalReason.HANDLE_ERASED;
import static io.credledger.ledger.RefusalReason.MISROUTED;
import static io.credledger.ledger.RefusalReason.UNKNOWN_FLOW;

import io.credledger.ledger.Command;
import io.credledger.ledger.EntityState.Flow;
import io.credledger.ledger.Fact;
import io.credledger.ledger.RefusalReason;

/** Connect flows: each comes back once, and fails at most once. */
final class Flows {

    private final ShardState state;
    private final Residents residents;

    Flows(ShardState state, Residents residents) {
        this.state = state;
        this.residents = residents;
    }

    Decision consume(Command.ConsumeFlow command) {
        if (!command.target().routing().equals(command.identity().routing())) {
            return Decision.refused(MISROUTED);
        }
        if (state.entity(command.target()) != null) {
            return Decision.refused(FLOW_CONSUMED);
        }
        RefusalReason unfit = residents.unfit(command.identity());
        return unfit == null
                ? Decision.happened(command.target(), new Fact.FlowConsumed(command.identity()))
                : Decision.refused(unfit);
    }

    Decision fail(Command.FailFlow command) {
        if (residents.isErased(command.identity())) {
            return Decision.refused(HANDLE_ERASED);
        }
        Flow flow = state.find(command.target(), Flow.class);
        if (flow == null || !flow.identity().equals(command.identity())) {
            return Decision.refused(UNKNOWN_FLOW);
        }
        return flow.failure() == null
                ? Decision.happened(flow.id(), new Fact.FlowFailed(command.reason()))
                : Decision.refused(FLOW_ENDED);
    }
}
