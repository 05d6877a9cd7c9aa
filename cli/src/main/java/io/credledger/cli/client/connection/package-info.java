/** The commands {@code connections …}, and how a connection is named on the command line. */
@NullMarked
package io.credledger.cli.client.connection;

import org.jspecify.annotations.NullMarked;
