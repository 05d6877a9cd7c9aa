package io.credledger.connect;

import io.credledger.edge.EdgeReason;
import io.credledger.edge.Refusal;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Flow;
import io.credledger.ledger.FlowId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import io.credledger.operation.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a flow, by its id alone and on any instance: what is in the ledger of it, and the outcome of the command that its id names.
 */
public final class FlowOutcomes {

    /** Whoever completes a flow has long given up by then. */
    static final Duration GRACE = Duration.ofMinutes(1);

    /** Within the dedupe window, after which nobody knows what a command came to. */
    private static final Duration REMEMBERED = Duration.ofDays(6);

    private final Desk desk;
    private final FlowWords words;
    private final GrantSearch grants;

    FlowOutcomes(Desk desk) {
        this.desk = desk;
        this.words = new FlowWords(desk);
        this.grants = new GrantSearch(desk);
    }

    /**
     * Of the caller's own flow.
     *
     * @throws RefusedException for anybody else's, and one that is forgotten
     */
    public FlowOutcome of(IdentityId identity, FlowId id) {
        Optional<Flow> flow = desk.view().flow(id);
        boolean own = flow.map(Flow::identity)
                .map(identity::equals)
                .orElse(id.routing().equals(identity.routing()));
        if (!own || now().isAfter(id.expiresAt().plus(REMEMBERED))) {
            throw RefusedException.of(RefusalReason.UNKNOWN_FLOW);
        }
        return flow.map(this::consumed).orElseGet(() -> notReturned(id));
    }

    private FlowOutcome notReturned(FlowId id) {
        return now().isBefore(id.expiresAt()) ? new FlowOutcome.Pending(false) : new FlowOutcome.Expired();
    }

    private FlowOutcome consumed(Flow flow) {
        for (IdentityId namespace : List.of(flow.identity(), desk.directory().server())) {
            Optional<FlowOutcome> granted = desk.view()
                    .outcome(desk.commands().id(FlowAsks.grant(flow.identity(), flow.id()), namespace))
                    .map(reply -> decided(flow, namespace, reply));
            if (granted.isPresent()) {
                return granted.get();
            }
        }
        String failure = flow.failure();
        if (failure != null) {
            return new FlowOutcome.Failed(words.of(flow.id(), failure));
        }
        return now().isBefore(flow.id().expiresAt().plus(GRACE))
                ? new FlowOutcome.Pending(true)
                : failed(EdgeReason.FLOW_INTERRUPTED.slug());
    }

    private FlowOutcome decided(Flow flow, IdentityId namespace, Reply reply) {
        if (reply.outcome() instanceof Reply.Accepted accepted) {
            ConnectionId connection = grants.find(namespace, reply.command(), accepted);
            return new FlowOutcome.Completed(
                    connection, grants.key(connection), grants.activated(flow.identity(), connection, accepted));
        }
        return failed(((Reply.Refused) reply.outcome()).reason().slug());
    }

    private static FlowOutcome failed(String slug) {
        return new FlowOutcome.Failed(new Refusal(slug, "", "", Map.of()));
    }

    private Instant now() {
        return desk.clock().instant();
    }
}
