package io.credledger.clients;

import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.ledger.Octets;

/**
 * A provider client as it is folded.
 *
 * @param registration the event that stored it last, exactly as on the log
 */
record ClientRow(ProviderClient state, Octets registration) {}
