/** What all client commands share: their options, the session they open, how they end. */
@NullMarked
package io.credledger.cli.client;

import org.jspecify.annotations.NullMarked;
