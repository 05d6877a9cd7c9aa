/**
 * Merkle trees as RFC 6962 section 2.1 has them: heads, and proofs that a leaf is in a tree and that one tree continues another. Pure.
 */
@NullMarked
package io.credledger.merkle;

import org.jspecify.annotations.NullMarked;
