/** What the memory of a process says of the tokens that went through it. */
@NullMarked
package io.credledger.cli.heap;

import org.jspecify.annotations.NullMarked;
