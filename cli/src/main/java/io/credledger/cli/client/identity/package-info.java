/** The commands {@code login}, {@code logout}, {@code whoami}, {@code sessions …} and {@code identity …}. */
@NullMarked
package io.credledger.cli.client.identity;

import org.jspecify.annotations.NullMarked;
