package io.credledger.wire;

import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.Topics;
import io.credledger.wire.avro.DataKeyRecord;
import org.jspecify.annotations.Nullable;

/** Wrapped data keys as record values. */
public final class DataKeyCodec {

    private static final OuterShape SHAPE = new OuterShape(DataKeyRecord.getClassSchema());

    private final OuterFormat format;

    public DataKeyCodec(OuterFormat format) {
        this.format = format;
    }

    /** A key and the ledger it belongs to. */
    public record Stored(LedgerId ledger, WrappedDataKey key) {}

    public byte[] encode(LedgerId ledger, WrappedDataKey key) {
        return format.write(
                Topics.KEYS.name(),
                new DataKeyRecord(
                        ledger.value(),
                        key.id().value(),
                        key.subject().value(),
                        key.purpose(),
                        AvroBytes.buffer(key.wrapped())));
    }

    /** The key; see {@link OuterFormat#read} for what can go wrong. */
    public Stored decode(byte @Nullable [] bytes) {
        return bytes != null && SHAPE.isOf(bytes) ? read(SHAPE.cursor(bytes)) : decodeAsFramed(bytes);
    }

    Stored decodeAsFramed(byte @Nullable [] bytes) {
        DataKeyRecord key = format.read(Topics.KEYS.name(), bytes, DataKeyRecord.class);
        return stored(
                key.getLedgerId(),
                key.getKeyId(),
                key.getSubject(),
                key.getPurpose(),
                AvroBytes.octets(key.getWrapped()));
    }

    private static Stored read(AvroCursor in) {
        String ledger = in.text();
        String id = in.text();
        String subject = in.text();
        String purpose = in.text();
        Octets wrapped = in.octets();
        in.mustBeAtEnd();
        return stored(ledger, id, subject, purpose, wrapped);
    }

    private static Stored stored(String ledger, String id, String subject, String purpose, Octets wrapped) {
        return Rules.checked(() -> new Stored(
                new LedgerId(ledger),
                new WrappedDataKey(new DataKeyId(id), EntityId.parse(subject), purpose, wrapped)));
    }

    /** Whether the bytes say so of a key; not where that takes more than a look at them. */
    public static boolean isFor(String purpose, byte[] bytes) {
        if (!SHAPE.isOf(bytes)) {
            return false;
        }
        try {
            AvroCursor in = SHAPE.cursor(bytes);
            in.slice();
            in.slice();
            in.slice();
            return in.text().equals(purpose);
        } catch (UnreadableRecordException e) {
            return false;
        }
    }
}
