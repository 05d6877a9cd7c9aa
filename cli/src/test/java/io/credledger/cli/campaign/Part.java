package io.credledger.cli.campaign;

/** A process of an installation. */
public enum Part {
    BROKER,
    LEDGER,
    QUERY,
    /** Only where a test starts it. */
    REFRESHER
}
