package io.credledger.connect;

import io.credledger.crypto.DataKey;
import io.credledger.edge.Ask;
import io.credledger.edge.CommandDraft;
import io.credledger.edge.EdgeReason;
import io.credledger.edge.NotYetException;
import io.credledger.edge.Refusal;
import io.credledger.edge.RefusedException;
import io.credledger.gateway.CommandNotSentException;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Details;
import io.credledger.ledger.Details.FlowFailure;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.FlowId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.RefusalReason;
import io.credledger.operation.Desk;
import io.credledger.protocol.ProviderWords;
import io.credledger.view.Row;

/** Writes down that a flow came back, and that it failed. */
final class FlowRecord {

    private final Desk desk;

    FlowRecord(Desk desk) {
        this.desk = desk;
    }

    /**
     * Consumes the flow: of all who bring it back, one gets through.
     *
     * @throws RefusedException with {@link RefusalReason#FLOW_CONSUMED} for everybody else
     * @throws NotYetException when nobody knows yet
     */
    void consume(FlowPlan plan) {
        Ask ask = FlowAsks.consumption(plan.identity(), plan.flow());
        var unused = desk.commits()
                .commit(
                        ask,
                        plan.flow(),
                        () -> seal(
                                ask,
                                plan,
                                new Command.ConsumeFlow(plan.flow(), plan.identity()),
                                new Details.Nothing()));
    }

    /** Records why it failed, with the provider's words sealed. That it failed is so whether or not that is seen committed. */
    FlowOutcome fail(FlowPlan plan, Refusal refusal, FlowFailure details) {
        Ask ask = FlowAsks.failure(plan.identity(), plan.flow());
        Command command = new Command.FailFlow(plan.flow(), plan.identity(), refusal.slug());
        try {
            var unused = desk.commits().commit(ask, plan.flow(), () -> seal(ask, plan, command, details));
        } catch (NotYetException | RefusedException | CommandNotSentException e) {
            // Who asks later is told that it was interrupted.
            return new FlowOutcome.Failed(refusal);
        }
        return new FlowOutcome.Failed(refusal);
    }

    FlowOutcome fail(FlowPlan plan, Refusal refusal, ProviderWords words) {
        String error = words.error().isEmpty() ? null : words.error();
        return fail(plan, refusal, new FlowFailure(plan.provider(), error, words.description()));
    }

    FlowOutcome fail(FlowPlan plan, Refusal refusal) {
        return fail(plan, refusal, new FlowFailure(plan.provider(), null, null));
    }

    private CommandMessage seal(Ask ask, FlowPlan plan, Command command, Details details) {
        Identity identity = desk.view()
                .identity(plan.identity())
                .map(Row::state)
                .orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_IDENTITY));
        IdentityId id = identity.id();
        FlowId flow = plan.flow();
        try (CommandDraft draft = desk.commands().begin(ask, flow);
                DataKey key = desk.keyring().lend(id, identity.detailsKey()).orElseThrow(EdgeReason.ERASED::refusal)) {
            return draft.finish(command, details, key);
        }
    }
}
