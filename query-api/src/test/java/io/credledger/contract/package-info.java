/** Holds what tests ask and what they are answered against {@code openapi.yaml}. Never says a value: answers have secrets in them. */
@NullMarked
package io.credledger.contract;

import org.jspecify.annotations.NullMarked;
