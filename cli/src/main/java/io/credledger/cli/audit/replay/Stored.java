package io.credledger.cli.audit.replay;

import io.credledger.wire.EventBytes;
import io.credledger.wire.UnreadableRecordException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record of the log.
 *
 * @param event null where it is none
 */
record Stored(
        ConsumerRecord<byte[], byte[]> record, @Nullable EventBytes event) {

    static Stored of(ConsumerRecord<byte[], byte[]> record) {
        try {
            return new Stored(record, EventBytes.of(record.value()));
        } catch (UnreadableRecordException e) {
            return new Stored(record, null);
        }
    }

    long at() {
        return event == null ? record.timestamp() : event.at();
    }

    /** What nothing can be told of but that it is there. */
    void writeUnreadable(Line out) {
        out.raw("{\"position\":\"").raw(record.topic() + "-" + record.partition() + "@" + record.offset());
        out.raw("\",\"type\":\"Unreadable\",\"at\":").time(record.timestamp()).raw("}\n");
    }

    @Override
    public String toString() {
        return event == null ? "Stored, unreadable" : "Stored " + event;
    }
}
