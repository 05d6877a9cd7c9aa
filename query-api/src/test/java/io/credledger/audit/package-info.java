/** Tests of what is told about the past. */
@NullMarked
package io.credledger.audit;

import org.jspecify.annotations.NullMarked;
