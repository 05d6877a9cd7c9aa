/** What a provider answered and the ledger has not yet taken, fsynced: the one thing of a worker that cannot be had twice. It sees sealed bytes only. */
@NullMarked
package io.credledger.refresh.journal;

import org.jspecify.annotations.NullMarked;
