/**
 * From a caller's wish to one sealed command, and to the answer that it led to. The only package here that seals anything; nothing in it
 * knows HTTP.
 */
@NullMarked
package io.credledger.edge;

import org.jspecify.annotations.NullMarked;
