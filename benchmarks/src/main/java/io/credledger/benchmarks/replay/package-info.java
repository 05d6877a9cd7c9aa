/**
 * How fast the auditor's tool reads a log, beside what Kafka's own tool reads of it in the same run. The log is made by the real rules and written
 * straight to the topics; each reader is a process of its own.
 */
@NullMarked
package io.credledger.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
