/**
 * Promises about the log that outlive this process: heads of its trees, signed and kept where they cannot be taken back, and the proofs
 * that hold them. Made of what the view folded itself, never of what the writer says. Opens nothing.
 */
@NullMarked
package io.credledger.proof;

import org.jspecify.annotations.NullMarked;
