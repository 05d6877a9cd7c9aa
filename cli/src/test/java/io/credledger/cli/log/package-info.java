/** What a line of the log looks like. */
@NullMarked
package io.credledger.cli.log;

import org.jspecify.annotations.NullMarked;
