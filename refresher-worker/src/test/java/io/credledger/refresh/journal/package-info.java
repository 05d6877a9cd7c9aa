/** The journal through every cut, flip and crash. */
@NullMarked
package io.credledger.refresh.journal;

import org.jspecify.annotations.NullMarked;
