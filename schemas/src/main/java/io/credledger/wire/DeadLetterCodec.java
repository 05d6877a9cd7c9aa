package io.credledger.wire;

import io.credledger.ledger.DeadLetter;
import io.credledger.topic.Topics;
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
                        AvroBytes.nullableBuffer(letter.key()),
                        AvroBytes.nullableBuffer(letter.value())));
    }

    /** The letter; see {@link OuterFormat#read} for what can go wrong. */
    public DeadLetter decode(byte @Nullable [] bytes) {
        var letter = format.read(Topics.DLQ.name(), bytes, io.credledger.wire.avro.DeadLetter.class);
        return Rules.checked(() -> new DeadLetter(
                letter.getTopic(),
                letter.getPartition(),
                letter.getOffset(),
                letter.getAt(),
                letter.getReason(),
                AvroBytes.nullableOctets(letter.getKey()),
                AvroBytes.nullableOctets(letter.getValue())));
    }
}
