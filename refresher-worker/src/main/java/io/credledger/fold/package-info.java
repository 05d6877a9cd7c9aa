/**
 * The topology: the log folded, in one transaction with its offsets, into what is held of each connection and when it is due; and the tick that hands
 * out what is due. No request is made and nothing is waited for on its threads.
 */
@NullMarked
package io.credledger.fold;

import org.jspecify.annotations.NullMarked;
