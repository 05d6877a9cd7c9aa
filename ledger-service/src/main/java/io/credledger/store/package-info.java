/** The writer's memory of one shard: entities, data keys, answers by command id, and where the log stands. One RocksDB store per task. */
@NullMarked
package io.credledger.store;

import org.jspecify.annotations.NullMarked;
