package io.credledger.ledger;

/** The kinds of {@link StoreKey}; one variant each. */
public enum StoreKeyType {
    SERVER_CLIENT,
    CONNECTION
}
