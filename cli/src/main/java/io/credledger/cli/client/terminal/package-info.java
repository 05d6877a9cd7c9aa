/** The streams, the person at them, and text that is safe to show there. Knows nothing of servers and ledgers. */
@NullMarked
package io.credledger.cli.client.terminal;

import org.jspecify.annotations.NullMarked;
