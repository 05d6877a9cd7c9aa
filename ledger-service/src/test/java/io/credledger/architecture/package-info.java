/** The arrows of this module, and what must not be on its class path. */
@NullMarked
package io.credledger.architecture;

import org.jspecify.annotations.NullMarked;
