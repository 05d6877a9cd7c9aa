/** Tests beside what they test. */
@NullMarked
package io.credledger.cli.client.terminal;

import org.jspecify.annotations.NullMarked;
