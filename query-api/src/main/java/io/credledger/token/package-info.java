/**
 * Hands out access tokens, and only here is one opened. No answer leaves before its access record is acknowledged.
 */
@NullMarked
package io.credledger.token;

import org.jspecify.annotations.NullMarked;
