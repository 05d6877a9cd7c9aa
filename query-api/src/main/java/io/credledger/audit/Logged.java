package io.credledger.audit;

import org.apache.kafka.common.TopicPartition;

/** An entry of the log and its place. */
record Logged(TopicPartition place, long offset, LogEntry entry) {}
