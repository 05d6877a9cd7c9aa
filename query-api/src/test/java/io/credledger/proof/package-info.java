/** Signed heads against a log that behaves, and against logs that do not. */
@NullMarked
package io.credledger.proof;

import org.jspecify.annotations.NullMarked;
