/** The ledger service as a process: its configuration, start, health and end. */
@NullMarked
package io.credledger.app.ledger;

import org.jspecify.annotations.NullMarked;
