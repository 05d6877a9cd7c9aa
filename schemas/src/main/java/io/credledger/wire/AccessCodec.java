package io.credledger.wire;

import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.topic.Topics;
import org.jspecify.annotations.Nullable;

/** Access records as record values. */
public final class AccessCodec {

    private static final Octets OUTER = AvroBytes.fingerprint(io.credledger.wire.avro.AccessRecord.getClassSchema());

    private final OuterFormat format;

    public AccessCodec(OuterFormat format) {
        this.format = format;
    }

    public byte[] encode(AccessRecord access) {
        ConnectionId connection = access.connection();
        return format.write(
                Topics.ACCESS.name(),
                new io.credledger.wire.avro.AccessRecord(
                        AvroBytes.buffer(OUTER),
                        access.ledger().value(),
                        access.id(),
                        access.at(),
                        access.caller().value(),
                        access.subject().value(),
                        connection == null ? null : connection.value(),
                        access.way(),
                        access.outcome(),
                        SealedParts.nullableToAvro(access.sealed())));
    }

    /** The record; see {@link OuterFormat#read} for what can go wrong. */
    public AccessRecord decode(byte @Nullable [] bytes) {
        var access = format.read(Topics.ACCESS.name(), bytes, io.credledger.wire.avro.AccessRecord.class);
        return Rules.checked(() -> new AccessRecord(
                new LedgerId(access.getLedgerId()),
                access.getRecordId(),
                access.getAt(),
                new IdentityId(access.getCallerId()),
                new IdentityId(access.getSubjectId()),
                connection(access.getConnectionId()),
                access.getWay(),
                access.getOutcome(),
                SealedParts.nullableOf(access.getSealed())));
    }

    private static @Nullable ConnectionId connection(@Nullable String id) {
        return id == null ? null : new ConnectionId(id);
    }
}
