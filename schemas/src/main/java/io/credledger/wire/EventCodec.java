package io.credledger.wire;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.EventId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import io.credledger.topic.Topics;
import io.credledger.wire.avro.FactPart;
import io.credledger.wire.avro.Header;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Events as record values. */
public final class EventCodec {

    /** The most bytes an event may have, frame included. */
    public static final int MAX_BYTES = 60 * 1024;

    private static final TypeFamily<Fact> FACTS = new TypeFamily<>(Fact.class);
    private static final Octets OUTER = AvroBytes.fingerprint(io.credledger.wire.avro.LedgerEvent.getClassSchema());

    private static final OuterShape SHAPE = new OuterShape(io.credledger.wire.avro.LedgerEvent.getClassSchema());

    private final OuterFormat format;

    public EventCodec(OuterFormat format) {
        this.format = format;
    }

    public byte[] encode(LedgerEvent event) {
        EventHeader header = event.header();
        Header clear = new Header(
                AvroBytes.buffer(OUTER),
                header.ledger().value(),
                header.position().shard(),
                header.position().seq(),
                header.id().value(),
                header.occurredAt(),
                header.actor().value(),
                header.command().value(),
                header.entity().value(),
                header.version(),
                AvroBytes.nullableBuffer(header.commandBytes()));
        FactPart fact = new FactPart(
                event.fact().type(),
                AvroBytes.buffer(FACTS.fingerprint(event.fact())),
                ByteBuffer.wrap(FACTS.encode(event.fact())));
        return format.write(
                Topics.EVENTS.name(),
                new io.credledger.wire.avro.LedgerEvent(clear, fact, SealedParts.nullableToAvro(event.sealed())));
    }

    /** The event; {@link UnknownSchemaException} where a later version wrote it; see {@link OuterFormat#read} for what else can go wrong. */
    public LedgerEvent decode(byte @Nullable [] bytes) {
        RawEvent raw = raw(bytes);
        Fact fact = FACTS.decode(raw.type(), raw.schema(), raw.fact().toByteArray());
        return Rules.checked(() -> new LedgerEvent(raw.header(), fact, raw.sealed()));
    }

    /** The event without its meaning: needs to know neither the fact nor the kind of entity. */
    public RawEvent raw(byte @Nullable [] bytes) {
        if (bytes != null && SHAPE.isOf(bytes)) {
            EventBytes event = EventBytes.of(SHAPE.cursor(bytes));
            return Rules.checked(event::raw);
        }
        return rawAsFramed(bytes);
    }

    RawEvent rawAsFramed(byte @Nullable [] bytes) {
        var event = format.read(Topics.EVENTS.name(), bytes, io.credledger.wire.avro.LedgerEvent.class);
        return Rules.checked(() -> raw(event));
    }

    private static RawEvent raw(io.credledger.wire.avro.LedgerEvent event) {
        Header header = event.getHeader();
        FactPart fact = event.getFact();
        return new RawEvent(
                new LedgerId(header.getLedgerId()),
                new Position(header.getShard(), header.getSeq()),
                new EventId(header.getEventId()),
                header.getOccurredAt(),
                new IdentityId(header.getActorId()),
                new CommandId(header.getCommandId()),
                header.getEntityId(),
                header.getEntityVersion(),
                AvroBytes.nullableOctets(header.getCommand()),
                fact.getType(),
                AvroBytes.octets(fact.getSchemaFingerprint()),
                AvroBytes.octets(fact.getData()),
                SealedParts.nullableOf(event.getSealed()));
    }
}
