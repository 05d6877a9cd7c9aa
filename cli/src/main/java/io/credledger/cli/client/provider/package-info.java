/** The commands {@code provider …}. */
@NullMarked
package io.credledger.cli.client.provider;

import org.jspecify.annotations.NullMarked;
