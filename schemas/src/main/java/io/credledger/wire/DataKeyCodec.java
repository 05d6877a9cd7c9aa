package io.credledger.wire;

import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.Topics;
import io.credledger.wire.avro.DataKeyRecord;
import org.jspecify.annotations.Nullable;

/** Wrapped data keys as record values. */
public final class DataKeyCodec {

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
        DataKeyRecord key = format.read(Topics.KEYS.name(), bytes, DataKeyRecord.class);
        return Rules.checked(() -> new Stored(
                new LedgerId(key.getLedgerId()),
                new WrappedDataKey(
                        new DataKeyId(key.getKeyId()),
                        EntityId.parse(key.getSubject()),
                        key.getPurpose(),
                        AvroBytes.octets(key.getWrapped()))));
    }
}
