/** The command {@code git-credential}: git's credential helper protocol, answered with tokens that the ledger hands out. */
@NullMarked
package io.credledger.cli.client.git;

import org.jspecify.annotations.NullMarked;
