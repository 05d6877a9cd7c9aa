package io.credledger.connect;

import io.credledger.edge.EdgeReason;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.Role;
import io.credledger.operation.Desk;
import io.credledger.session.Caller;
import io.credledger.view.Row;
import java.util.EnumSet;
import java.util.Set;

/** Whose a flow is, at every step of it: the identity that began it, still as it was then. */
final class Participants {

    /** How whoever comes back with a flow is known: by the flow itself. */
    private static final String AUTH = "flow";

    private final Desk desk;

    Participants(Desk desk) {
        this.desk = desk;
    }

    /** Refuses everybody else's flow. */
    static void requireOwn(FlowPlan plan, Caller caller) {
        if (!caller.id().equals(plan.identity())) {
            throw EdgeReason.FLOW_FOREIGN.refusal();
        }
    }

    /** For whom the flow is completed: with the roles of now, and not at all once the identity was deactivated. */
    Caller of(FlowPlan plan) {
        Identity identity = desk.view()
                .identity(plan.identity())
                .map(Row::state)
                .filter(state -> state.active() && state.epoch() == plan.epoch())
                .orElseThrow(EdgeReason.FLOW_FOREIGN::refusal);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(identity.roles());
        if (desk.view().admins().contains(identity.id())) {
            roles.add(Role.ADMIN);
        }
        Caller caller = new Caller(identity.id(), roles, AUTH);
        if (!caller.ownsThings() || (plan.isServers() && !caller.isAdmin())) {
            throw EdgeReason.FORBIDDEN.refusal();
        }
        return caller;
    }
}
