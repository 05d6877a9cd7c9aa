package io.credledger.forge;

import java.time.Instant;

/**
 * The active forge.
 *
 * @param since when it was selected; a refresh does not change it
 * @param version of the selection
 */
public record ActiveForgeCard(OperatorOAuth connection, Instant since, long version) {}
