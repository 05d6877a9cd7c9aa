/** The gates under a clock that only the tests move. */
@NullMarked
package io.credledger.refresh.gate;

import org.jspecify.annotations.NullMarked;
