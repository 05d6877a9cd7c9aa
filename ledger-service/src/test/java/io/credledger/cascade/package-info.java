/** The cascade over shards in memory: the real writer's decisions, the real folds, time that tests let pass, and crashes. */
@NullMarked
package io.credledger.cascade;

import org.jspecify.annotations.NullMarked;
