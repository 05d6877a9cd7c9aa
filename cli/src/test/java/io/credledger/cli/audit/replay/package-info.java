/** How a replay writes what it tells. */
@NullMarked
package io.credledger.cli.audit.replay;

import org.jspecify.annotations.NullMarked;
