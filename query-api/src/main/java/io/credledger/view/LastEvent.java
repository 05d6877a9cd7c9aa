package io.credledger.view;

import io.credledger.streams.CommittedRecords;
import io.credledger.topic.Topics;
import io.credledger.wire.EventCodec;
import io.credledger.wire.UnreadableRecordException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the log of a shard is: what a view must have before it answers. */
public final class LastEvent {

    private static final Logger LOG = LoggerFactory.getLogger(LastEvent.class);

    private LastEvent() {}

    /** The last event that can be read: garbage behind it is quarantined by the view, and is no reason not to start. 0 where there is none. */
    public static long seq(CommittedRecords records, EventCodec codec, int shard) {
        AtomicLong last = new AtomicLong();
        try {
            records.last(Topics.EVENTS.name(), shard).ifPresent(record -> last.set(seq(codec, record)));
        } catch (UnreadableRecordException e) {
            records.forEach(Topics.EVENTS.name(), shard, record -> {
                try {
                    last.set(seq(codec, record));
                } catch (UnreadableRecordException garbage) {
                    LOG.error("shard {} has an unreadable record at {}", shard, record.offset());
                }
            });
        }
        return last.get();
    }

    private static long seq(EventCodec codec, ConsumerRecord<byte[], byte[]> record) {
        return codec.raw(record.value()).position().seq();
    }
}
