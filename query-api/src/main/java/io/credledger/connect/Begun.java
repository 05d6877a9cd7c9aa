package io.credledger.connect;

import io.credledger.ledger.FlowId;
import java.time.Instant;

/** A flow that a browser can be sent into. */
public record Begun(String authorizeUrl, FlowId flow, Instant expiresAt) {
    @Override
    public String toString() {
        return "Begun " + flow;
    }
}
