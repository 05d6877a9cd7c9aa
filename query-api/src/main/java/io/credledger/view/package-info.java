/**
 * The read side: a topology that folds the log into RocksDB views, and what queries may ask of them. Views hold what the log holds,
 * ciphertext and opaque ids; nothing is opened here.
 */
@NullMarked
package io.credledger.view;

import org.jspecify.annotations.NullMarked;
