/** Changing a ledger's own keys while it runs: the master key, the refresher's pair, and what an auditor is given. */
@NullMarked
package io.credledger.cli.keys;

import org.jspecify.annotations.NullMarked;
