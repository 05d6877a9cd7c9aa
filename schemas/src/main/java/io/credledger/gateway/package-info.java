/**
 * The way of a command to the writer, and of its reply back. Says what became of a command and nothing of what whoever sent it has seen
 * applied; opens nothing.
 */
@NullMarked
package io.credledger.gateway;

import org.jspecify.annotations.NullMarked;
