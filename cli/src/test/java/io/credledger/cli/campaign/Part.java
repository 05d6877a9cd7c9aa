package io.credledger.cli.campaign;

/** A process of an installation. */
enum Part {
    BROKER,
    LEDGER,
    QUERY
}
