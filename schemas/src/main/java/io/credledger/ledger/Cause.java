package io.credledger.ledger;

/**
 * The event because of which the cascade wants something. It stands in the command's clear bytes, in place of the sealed part that shows of other
 * commands who made them.
 */
public record Cause(EventId event, Position position) {}
