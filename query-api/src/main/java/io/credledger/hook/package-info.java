/**
 * Telling others what became of connections: who is told what, in which order, signed, again and again until it is taken. Asks the view; appends
 * nothing to the log.
 */
@NullMarked
package io.credledger.hook;

import org.jspecify.annotations.NullMarked;
