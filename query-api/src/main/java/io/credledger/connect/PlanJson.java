package io.credledger.connect;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.FlowId;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.ProviderId;
import io.credledger.web.ReturnTo;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link FlowPlan} as it is written inside tickets and cookies. They live ten minutes; a change of it takes a new kind of ticket. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanJson(
        String flow,
        String who,
        long epoch,
        String space,
        String provider,
        String name,
        List<String> scopes,
        int required,
        String base,
        boolean activate,
        boolean swap,
        @Nullable String then) {

    static PlanJson of(FlowPlan plan) {
        ReturnTo then = plan.returnTo();
        return new PlanJson(
                plan.flow().value(),
                plan.identity().value(),
                plan.epoch(),
                plan.namespace().value(),
                plan.provider().value(),
                plan.name().value(),
                plan.scopes(),
                plan.required(),
                plan.baseUrl().toString(),
                plan.activate(),
                plan.replaceAccount(),
                then == null ? null : then.path());
    }

    FlowPlan plan() {
        return new FlowPlan(
                new FlowId(flow),
                new IdentityId(who),
                epoch,
                new Handle(space),
                new ProviderId(provider),
                new ConnectionName(name),
                scopes,
                required,
                URI.create(base),
                activate,
                swap,
                then == null ? null : new ReturnTo(then));
    }

    @Override
    public String toString() {
        return "PlanJson [redacted]";
    }
}
