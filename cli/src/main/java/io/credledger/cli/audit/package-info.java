/** The auditor's own tool: {@code credledger audit}, straight from Kafka with read-only rights, from a bundle, or on a proof alone. */
@NullMarked
package io.credledger.cli.audit;

import org.jspecify.annotations.NullMarked;
