package io.credledger.schedule;

import java.time.Instant;

/**
 * What is to be done for a connection.
 *
 * @param at not before; what is long due has a time long past
 */
public record Due(Instant at, Work work) {}
