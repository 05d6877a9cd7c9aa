package io.credledger.processor;

import io.credledger.ledger.DeadLetter;
import io.credledger.ledger.Octets;
import io.credledger.topic.Topics;
import io.credledger.wire.DeadLetterCodec;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets aside what cannot be parsed or decided. */
final class DeadLetters {

    /**
     * A letter is larger than what it holds, and a producer refuses what is larger than its limit: one record near the limit would stop the shard
     * for good. What is left out lies at the place that the letter names.
     */
    static final int MOST_BYTES = 512 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final byte[] NO_KEY = new byte[0];

    private final DeadLetterCodec codec;

    DeadLetters(DeadLetterCodec codec) {
        this.codec = codec;
    }

    /** @param reason which rule was broken, never what was found */
    Outgoing letter(Record<byte[], byte[]> record, RecordMetadata source, Instant at, String reason) {
        LOG.error("{}-{}@{} set aside: {}", source.topic(), source.partition(), source.offset(), reason);
        DeadLetter letter = new DeadLetter(
                source.topic(),
                source.partition(),
                source.offset(),
                at,
                reason,
                kept(record.key()),
                kept(record.value()));
        return new Outgoing(Topics.DLQ, NO_KEY, codec.encode(letter));
    }

    private static @Nullable Octets kept(byte @Nullable [] bytes) {
        return bytes == null || bytes.length > MOST_BYTES / 2 ? null : Octets.copyOf(bytes);
    }
}
