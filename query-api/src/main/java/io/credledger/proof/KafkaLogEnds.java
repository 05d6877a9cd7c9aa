package io.credledger.proof;

import io.credledger.merkle.TreeName;
import io.credledger.streams.CommittedRecords;
import io.credledger.topic.Topics;
import io.credledger.wire.EventCodec;
import io.credledger.wire.UnreadableRecordException;

/** Asks Kafka. For one thread. */
final class KafkaLogEnds implements LogEnds {

    private final CommittedRecords records;
    private final EventCodec codec;

    /** @param records lent */
    KafkaLogEnds(CommittedRecords records, EventCodec codec) {
        this.records = records;
        this.codec = codec;
    }

    @Override
    public long leaves(TreeName tree) {
        if (tree.kind() == TreeName.Kind.ACCESS) {
            return records.end(Topics.ACCESS.name(), tree.shard());
        }
        try {
            return records.last(Topics.EVENTS.name(), tree.shard())
                    .map(record -> codec.raw(record.value()).position().seq())
                    .orElse(0L);
        } catch (UnreadableRecordException e) {
            // Garbage stands behind the last event, and the log has not lost its end as far as anybody can tell.
            return Long.MAX_VALUE;
        }
    }
}
