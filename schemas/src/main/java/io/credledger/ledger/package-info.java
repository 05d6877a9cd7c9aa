/**
 * The language of the ledger: ids, store keys, facts, states and {@code evolve}. JDK only, pure: no clock, no randomness, no Kafka, no
 * Avro, no keys. Everything that must mean the same to writer, views and auditors lives here.
 */
@NullMarked
package io.credledger.ledger;

import org.jspecify.annotations.NullMarked;
