/**
 * The load harness: a whole ledger and, beside it in the same process, what it can at best be as fast as. It composes the roles from their public
 * classes as {@code up} does, and asks them nothing that a caller could not ask.
 */
@NullMarked
package io.credledger.benchmarks.load;

import org.jspecify.annotations.NullMarked;
