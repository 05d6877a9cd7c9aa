/** What git may say, and what it is told. */
@NullMarked
package io.credledger.cli.client.git;

import org.jspecify.annotations.NullMarked;
