/** The command {@code connect}: begins a flow, shows where it goes on, and waits for its end. */
@NullMarked
package io.credledger.cli.client.connect;

import org.jspecify.annotations.NullMarked;
