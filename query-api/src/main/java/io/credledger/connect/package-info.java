/**
 * Connecting an account: a flow from our start page over the provider's consent and back, which ends in a stored grant or in a recorded
 * failure. A flow is kept by the browser, sealed, until it comes back; it is consumed in the ledger before its code is exchanged. Knows no
 * HTTP request.
 */
@NullMarked
package io.credledger.connect;

import org.jspecify.annotations.NullMarked;
