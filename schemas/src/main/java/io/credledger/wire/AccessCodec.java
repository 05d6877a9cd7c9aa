package io.credledger.wire;

import io.credledger.ledger.AccessKind;
import io.credledger.ledger.AccessPurpose;
import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.UnknownKindException;
import io.credledger.topic.Topics;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Access records as record values. Nobody is written as an empty text: the first version had no null there, and its readers stay. */
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
                        text(access.caller()),
                        text(access.subject()),
                        connection == null ? null : connection.value(),
                        access.way(),
                        access.outcome(),
                        SealedParts.nullableToAvro(access.sealed()),
                        code(access.kind()),
                        code(access.purpose()),
                        access.fallback()));
    }

    /** The record; see {@link OuterFormat#read} for what can go wrong. */
    public AccessRecord decode(byte @Nullable [] bytes) {
        var access = format.read(Topics.ACCESS.name(), bytes, io.credledger.wire.avro.AccessRecord.class);
        return Rules.checked(() -> new AccessRecord(
                new LedgerId(access.getLedgerId()),
                access.getRecordId(),
                access.getAt(),
                constant(AccessKind.values(), access.getKind()),
                identity(access.getCallerId()),
                identity(access.getSubjectId()),
                connection(access.getConnectionId()),
                access.getWay(),
                constant(AccessPurpose.values(), access.getPurpose()),
                access.getFallback(),
                access.getOutcome(),
                SealedParts.nullableOf(access.getSealed())));
    }

    private static String text(@Nullable IdentityId identity) {
        return identity == null ? "" : identity.value();
    }

    private static @Nullable IdentityId identity(String id) {
        return id.isEmpty() ? null : new IdentityId(id);
    }

    private static @Nullable ConnectionId connection(@Nullable String id) {
        return id == null ? null : new ConnectionId(id);
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(E[] all, String code) {
        return Arrays.stream(all)
                .filter(constant -> code(constant).equals(code))
                .findFirst()
                .orElseThrow(() -> new UnknownKindException("a code is not known to this version"));
    }
}
