/** The module's arrows, held. */
@NullMarked
package io.credledger.architecture;

import org.jspecify.annotations.NullMarked;
