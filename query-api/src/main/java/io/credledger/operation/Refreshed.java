package io.credledger.operation;

import io.credledger.ledger.Position;
import org.jspecify.annotations.Nullable;

/**
 * What became of a refresh that somebody waited for.
 *
 * @param done whether the credential is new; else the card's {@code refresh} tells how far it is
 * @param position of the request; null where none was needed
 */
public record Refreshed(
        ConnectionCard card, boolean done, @Nullable Position position) {}
