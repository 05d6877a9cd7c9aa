/** What a server shows of the ledger through its API, held to what the log came to. Nothing here believes a name that the log can tell. */
@NullMarked
package io.credledger.cli.audit.shown;

import org.jspecify.annotations.NullMarked;
