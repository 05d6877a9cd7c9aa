/** Founding a ledger: topics, keys, seq 1 of every shard, the first admin. Everything here can be interrupted and run again. */
@NullMarked
package io.credledger.cli.founding;

import org.jspecify.annotations.NullMarked;
