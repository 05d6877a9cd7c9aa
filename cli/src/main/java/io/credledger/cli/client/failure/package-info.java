/** How a client command ends when it does not succeed: one sentence for the person, one exit code for the script. */
@NullMarked
package io.credledger.cli.client.failure;

import org.jspecify.annotations.NullMarked;
