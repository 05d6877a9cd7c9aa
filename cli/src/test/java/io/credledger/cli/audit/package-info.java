/** The auditor's tool: over logs in memory that the real rules made, and over a running ledger. */
@NullMarked
package io.credledger.cli.audit;

import org.jspecify.annotations.NullMarked;
