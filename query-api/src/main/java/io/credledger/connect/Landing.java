package io.credledger.connect;

import io.credledger.ledger.FlowId;
import io.credledger.ledger.IdentityId;
import io.credledger.web.ReturnTo;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser that came back has got to.
 *
 * @param returnTo where it goes on after a success, or null
 * @param first whether this very request completed the flow
 */
public record Landing(
        FlowId flow,
        IdentityId identity,
        FlowOutcome outcome,
        @Nullable ReturnTo returnTo,
        boolean first) {
    @Override
    public String toString() {
        return "Landing of " + flow;
    }
}
