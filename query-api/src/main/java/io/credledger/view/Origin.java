package io.credledger.view;

/**
 * The record of an input topic that is being processed, in the partition of the shard.
 *
 * @param offset its own
 */
record Origin(String topic, long offset) {

    /** No record: the clock. */
    static final Origin CLOCK = new Origin("", -1);
}
