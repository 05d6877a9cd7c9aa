package io.credledger.cli.founding;

import io.credledger.ledger.Handle;

/**
 * What a ledger is founded with.
 *
 * @param shards for ever
 * @param firstAdmin the first on the roster
 */
public record FoundingPlan(LedgerKeys keys, int shards, Handle firstAdmin) {}
