/**
 * The shell around the core: one task per shard takes commands, decides, folds and forwards events, keys and the reply, all in one
 * transaction with the input's offset.
 */
@NullMarked
package io.credledger.processor;

import org.jspecify.annotations.NullMarked;
