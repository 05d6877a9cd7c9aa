/** The core's specification, in the words given, when and then, and the ledger in memory that it is held against. */
@NullMarked
package io.credledger.command;

import org.jspecify.annotations.NullMarked;
