package io.credledger.audit;

import io.credledger.topic.Topics;
import io.credledger.view.InvalidCursorException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the next part begins: base64url of 8 bytes with the time at which the whole list ends, in milliseconds, then for each partition one byte,
 * 0 for events and 1 for access records, 4 bytes with its number and 8 with the offset, all most significant first. What happens while somebody
 * turns pages, that they do so included, is not in the list: it has an end.
 */
record AuditCursor(Instant until, Map<TopicPartition, Long> offsets) {

    private static final List<String> TOPICS = List.of(Topics.EVENTS.name(), Topics.ACCESS.name());
    private static final int ENTRY = 1 + Integer.BYTES + Long.BYTES;

    String encode() {
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES + ENTRY * offsets.size()).putLong(until.toEpochMilli());
        offsets.forEach((place, offset) -> bytes.put((byte) TOPICS.indexOf(place.topic()))
                .putInt(place.partition())
                .putLong(offset));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @param places that the list reads: the same as when its first part was read */
    static AuditCursor parse(String text, List<TopicPartition> places) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            Instant until = Instant.ofEpochMilli(bytes.getLong());
            Map<TopicPartition, Long> offsets = new LinkedHashMap<>();
            while (bytes.hasRemaining()) {
                String topic = TOPICS.get(bytes.get());
                offsets.put(new TopicPartition(topic, bytes.getInt()), bytes.getLong());
            }
            if (!List.copyOf(offsets.keySet()).equals(places)
                    || offsets.values().stream().anyMatch(offset -> offset < 0)) {
                throw new InvalidCursorException();
            }
            return new AuditCursor(until, offsets);
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | DateTimeException
                | IllegalArgumentException e) {
            throw new InvalidCursorException();
        }
    }
}
