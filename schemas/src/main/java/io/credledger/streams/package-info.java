/**
 * Runs a Kafka Streams topology: its settings with their reasons, its life from start to a documented exit code, and its health. Knows no
 * topic, no event and no HTTP.
 */
@NullMarked
package io.credledger.streams;

import org.jspecify.annotations.NullMarked;
