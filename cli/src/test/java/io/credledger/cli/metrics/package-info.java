/** Dashboard and alert rules, against what is really exported. */
@NullMarked
package io.credledger.cli.metrics;

import org.jspecify.annotations.NullMarked;
