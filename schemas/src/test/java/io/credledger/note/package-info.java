/** Notes as C2SP's pages show them, and everything that is nearly one. */
@NullMarked
package io.credledger.note;

import org.jspecify.annotations.NullMarked;
