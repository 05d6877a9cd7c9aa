/** Tests beside what they test. */
@NullMarked
package io.credledger.cli.client.output;

import org.jspecify.annotations.NullMarked;
