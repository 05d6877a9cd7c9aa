package io.credledger.view;

import io.credledger.ledger.EntityState;
import io.credledger.ledger.LedgerEvent;

/**
 * An entity as the view has it.
 *
 * @param state fold of all its events
 * @param details the event whose sealed part holds its details now: of a connection, the current generation's grant or its latest refresh
 */
public record Row<S extends EntityState>(S state, LedgerEvent details) {}
