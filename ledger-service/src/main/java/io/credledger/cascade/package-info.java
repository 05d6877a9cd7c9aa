/**
 * The process manager: what must follow when an identity ends, in every shard, whatever raced with it; and what two shards can only find out
 * together. It folds the log, gives commands like any other sender, and takes nothing for done but what the log says.
 */
@NullMarked
package io.credledger.cascade;

import org.jspecify.annotations.NullMarked;
