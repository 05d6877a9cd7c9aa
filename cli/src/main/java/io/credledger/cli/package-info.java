/** The {@code credledger} command: its root, how it starts and how it ends. Commands live in the packages below. */
@NullMarked
package io.credledger.cli;

import org.jspecify.annotations.NullMarked;
