package io.credledger.cli.audit.verify;

import io.credledger.cli.audit.log.Lane;
import io.credledger.cli.audit.log.LedgerLog;
import io.credledger.topic.Topics;
import io.credledger.wire.Frame;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A shard's access records against the heads that were signed of them. Where a retention took the oldest there is no tree, and nothing to compare. */
final class AccessCheck {

    private final LedgerLog log;
    private final Tally tally;

    AccessCheck(LedgerLog log, Tally tally) {
        this.log = log;
        this.tally = tally;
    }

    void run(int shard, TreeCheck tree) {
        String topic = Topics.ACCESS.name();
        if (shard >= log.partitions(topic)) {
            return;
        }
        try (Lane lane = log.lane(topic, shard)) {
            for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
                if (record.offset() != tree.size() && tree.size() == 0) {
                    return;
                }
                if (record.offset() != tree.size()) {
                    throw new DiscrepancyException(
                            topic + "-" + shard + "@" + tree.size(), "is missing among the access records");
                }
                tree.add(Frame.entry(record.value()));
                tally.access();
            }
        }
        tree.end();
    }
}
