/** The whole ledger over HTTP: a real broker, the writer, the views and the API. */
@NullMarked
package io.credledger.cli.system;

import org.jspecify.annotations.NullMarked;
