package io.credledger.wire;

import io.credledger.ledger.DeadLetter;
import io.credledger.ledger.Octets;
import io.credledger.topic.Topics;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Dead letters as record values. */
public final class DeadLetterCodec {

    private final OuterFormat format;

    public DeadLetterCodec(OuterFormat format) {
        this.format = format;
    }

    public byte[] encode(DeadLetter letter) {
        return format.write(
                Topics.DLQ.name(),
                new io.credledger.wire.avro.DeadLetter(
                        letter.topic(),
                        letter.partition(),
                        letter.offset(),
                        letter.at(),
                        letter.reason(),
                        buffer(letter.key()),
                        buffer(letter.value())));
    }

    /** The letter; see {@link OuterFormat#read} for what can go wrong. */
    public DeadLetter decode(byte @Nullable [] bytes) {
        var letter = format.read(Topics.DLQ.name(), bytes, io.credledger.wire.avro.DeadLetter.class);
        return new DeadLetter(
                letter.getTopic(),
                letter.getPartition(),
                letter.getOffset(),
                letter.getAt(),
                letter.getReason(),
                octets(letter.getKey()),
                octets(letter.getValue()));
    }

    private static @Nullable ByteBuffer buffer(@Nullable Octets octets) {
        return octets == null ? null : AvroBytes.buffer(octets);
    }

    private static @Nullable Octets octets(@Nullable ByteBuffer buffer) {
        return buffer == null ? null : AvroBytes.octets(buffer);
    }
}
