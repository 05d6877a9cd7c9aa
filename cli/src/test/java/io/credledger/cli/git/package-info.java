/** Real git, a git server and a ledger: who pushes is who git's credential helper says. */
@NullMarked
package io.credledger.cli.git;

import org.jspecify.annotations.NullMarked;
