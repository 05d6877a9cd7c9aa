package io.credledger.connect;

import io.credledger.secret.SecretToken;

/**
 * A flow on its way, as its browser carries it: the plan, and what only this browser's answer can match.
 *
 * @param state the callback's
 * @param verifier of PKCE
 * @param nonce of the ID token
 */
record OpenFlow(FlowPlan plan, SecretToken state, SecretToken verifier, SecretToken nonce) implements AutoCloseable {

    @Override
    public void close() {
        state.close();
        verifier.close();
        nonce.close();
    }

    @Override
    public String toString() {
        return "OpenFlow of " + plan.flow();
    }
}
