/**
 * The attempt protocol: intent first, one request, the answer into the journal, then the ledger. Knows no topology: what is due is handed in, what
 * became of it comes back by the log.
 */
@NullMarked
package io.credledger.refresh;

import org.jspecify.annotations.NullMarked;
