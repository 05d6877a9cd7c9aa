package io.credledger.connect;

import io.credledger.ledger.FlowId;

/** A flow's own cookie, so that several flows of a browser do not take each other's. */
final class FlowCookie {

    private static final String PREFIX = "credledger_flow_";
    private static final int OWN_CHARACTERS = 13;

    private FlowCookie() {}

    /** Without the prefix that a browser is held to on https. */
    static String name(FlowId flow) {
        String id = flow.value();
        return PREFIX + id.substring(id.length() - OWN_CHARACTERS);
    }
}
