/** The commands {@code webhooks …}. */
@NullMarked
package io.credledger.cli.client.webhook;

import org.jspecify.annotations.NullMarked;
