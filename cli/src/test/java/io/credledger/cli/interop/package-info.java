/** Other people's OAuth clients at a running ledger, and the examples of the guide that are made of them. No code of ours in between. */
@NullMarked
package io.credledger.cli.interop;

import org.jspecify.annotations.NullMarked;
