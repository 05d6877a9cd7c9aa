/** The commands {@code forge …}. */
@NullMarked
package io.credledger.cli.client.forge;

import org.jspecify.annotations.NullMarked;
