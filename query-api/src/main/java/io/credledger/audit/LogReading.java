package io.credledger.audit;

import io.credledger.audit.LogEntry.Accessed;
import io.credledger.audit.LogEntry.Happened;
import io.credledger.audit.LogEntry.Later;
import io.credledger.audit.LogEntry.Unreadable;
import io.credledger.topic.Topics;
import io.credledger.wire.AccessCodec;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.UnknownSchemaException;
import io.credledger.wire.UnreadableRecordException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads records of both topics as far as they can be read: an auditor is told of each, whatever is in it. */
final class LogReading {

    private final EventCodec events;
    private final AccessCodec accesses;

    LogReading(OuterFormat format) {
        this.events = new EventCodec(format);
        this.accesses = new AccessCodec(format);
    }

    Logged read(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition place = new TopicPartition(record.topic(), record.partition());
        return new Logged(place, record.offset(), entry(record));
    }

    private LogEntry entry(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.topic().equals(Topics.EVENTS.name())
                    ? event(record.value())
                    : new Accessed(accesses.decode(record.value()));
        } catch (UnreadableRecordException e) {
            return new Unreadable(Instant.ofEpochMilli(record.timestamp()));
        }
    }

    private LogEntry event(byte[] bytes) {
        try {
            return new Happened(events.decode(bytes));
        } catch (UnknownSchemaException e) {
            return new Later(events.raw(bytes));
        }
    }
}
