/**
 * The functional core of the writer: {@code decide(state, command, now)} and the rules every command passes before it. Static, total, pure; no
 * Kafka, no store, no clock.
 */
@NullMarked
package io.credledger.command;

import org.jspecify.annotations.NullMarked;
