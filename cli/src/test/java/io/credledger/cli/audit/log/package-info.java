/** Where an audit keeps what does not fit into memory. */
@NullMarked
package io.credledger.cli.audit.log;

import org.jspecify.annotations.NullMarked;
