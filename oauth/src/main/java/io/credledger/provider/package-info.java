/** The providers an installation knows: what they are called, whether they are forges, where they are. No network. */
@NullMarked
package io.credledger.provider;

import org.jspecify.annotations.NullMarked;
