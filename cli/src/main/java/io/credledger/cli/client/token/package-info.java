/** The command {@code token}. */
@NullMarked
package io.credledger.cli.client.token;

import org.jspecify.annotations.NullMarked;
