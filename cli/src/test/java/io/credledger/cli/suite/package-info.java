/** The writer on a real broker: the same suite for every broker, what it did is held against what it said. */
@NullMarked
package io.credledger.cli.suite;

import org.jspecify.annotations.NullMarked;
