package io.credledger.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One event of the log.
 *
 * @param sealed what only holders of its data key can read; on a command's first event
 */
public record LedgerEvent(
        EventHeader header, Fact fact, @Nullable SealedPart sealed) {}
