package io.credledger.ledger;

/** By what right an actor changes a connection. The edge establishes it; the writer holds {@code OWNER} against the owner of the moment. */
public enum Authority {
    OWNER,
    ADMIN
}
