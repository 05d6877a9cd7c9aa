/**
 * Signed notes, checkpoints and lists of heads as text (C2SP signed-note and tlog-checkpoint): what others keep of a ledger's trees, and can
 * check without us.
 */
@NullMarked
package io.credledger.note;

import org.jspecify.annotations.NullMarked;
