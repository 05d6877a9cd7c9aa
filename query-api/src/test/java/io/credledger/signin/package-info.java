/** Tests of signing in, as far as they need no ledger. */
@NullMarked
package io.credledger.signin;

import org.jspecify.annotations.NullMarked;
