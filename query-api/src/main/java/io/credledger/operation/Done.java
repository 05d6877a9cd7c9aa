package io.credledger.operation;

import io.credledger.ledger.Position;

/**
 * A committed write.
 *
 * @param what as it is now
 * @param position where it stands in the log
 */
public record Done<T>(T what, Position position) {}
