package io.credledger.connect;

import io.credledger.edge.Ask;
import io.credledger.ledger.FlowId;
import io.credledger.ledger.IdentityId;
import java.nio.charset.StandardCharsets;

/** For whom and under which id the commands of a flow are. Grant and failure are found again by the flow's id alone. */
final class FlowAsks {

    private FlowAsks() {}

    /** Each try is one of its own, and the ledger takes the first. */
    static Ask consumption(IdentityId identity, FlowId flow) {
        return Ask.of(identity, null, bytes(flow), null);
    }

    /** No caller's {@code Idempotency-Key} has a line end in it. */
    static Ask grant(IdentityId identity, FlowId flow) {
        return Ask.of(identity, "connect\n" + flow, bytes(flow), null);
    }

    static Ask failure(IdentityId identity, FlowId flow) {
        return Ask.of(identity, "connect failure\n" + flow, bytes(flow), null);
    }

    private static byte[] bytes(FlowId flow) {
        return flow.value().getBytes(StandardCharsets.US_ASCII);
    }
}
