/**
 * Tells providers that a credential is no longer wanted, with the newest token, after an open attempt has ended. Repeats harm nobody, so nothing is
 * kept of what was tried: the log learns the end alone.
 */
@NullMarked
package io.credledger.revoke;

import org.jspecify.annotations.NullMarked;
