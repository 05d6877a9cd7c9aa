package io.credledger.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.ledger.EventHeader;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Samples;
import io.credledger.ledger.SealedPart;
import io.credledger.topic.Topics;
import io.credledger.wire.avro.FactPart;
import io.credledger.wire.avro.Header;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

/** What this version makes of a record that a later version wrote. The later version is played by this test: nothing of it is in the catalogue. */
class OldReaderTest {

    private static final Schema SESSION_OPENED = SchemaBuilder.record("io.credledger.fact.SessionOpened")
            .fields()
            .requiredString("identity")
            .requiredLong("ends")
            .endRecord();
    private static final GenericRecord OPENED = new GenericRecordBuilder(SESSION_OPENED)
            .set("identity", Samples.full(3).of(IdentityId.class).value())
            .set("ends", 17L)
            .build();

    private final OuterFormat format = OuterFormat.builtIn();
    private final EventCodec codec = new EventCodec(format);
    private final LedgerEvent known = event(Samples.full(3));

    @Test
    void aFactOfALaterVersionStopsTheReader() {
        byte[] bytes = later("SessionOpened", known.header().entity().value());

        assertThatThrownBy(() -> codec.decode(bytes)).isExactlyInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void anAuditorShowsItRaw() {
        RawEvent raw = codec.raw(later("SessionOpened", known.header().entity().value()));

        assertThat(raw.header()).isEqualTo(known.header());
        assertThat(raw.sealed()).isEqualTo(known.sealed());
        assertThat(raw.type()).isEqualTo("SessionOpened");
        assertThat(raw.schema()).isEqualTo(AvroBytes.fingerprint(SESSION_OPENED));
        assertThat(AvroBytes.decode(
                        new GenericDatumReader<GenericRecord>(SESSION_OPENED),
                        raw.fact().toByteArray(),
                        0))
                .isEqualTo(OPENED);
    }

    @Test
    void aKindOfEntityOfALaterVersionStopsTheReaderAndIsShownRaw() {
        String session = "ses_" + known.header().entity().value().substring(4);
        byte[] bytes = later("SessionOpened", session);

        assertThat(codec.raw(bytes).entity()).isEqualTo(session);
        assertThatThrownBy(() -> codec.decode(bytes)).isExactlyInstanceOf(UnknownSchemaException.class);
        assertThatThrownBy(() -> codec.decode(withFactOfToday(session)))
                .isExactlyInstanceOf(UnknownSchemaException.class)
                .hasMessage("a kind of entity is not known to this version");
    }

    @Test
    void aNewVersionOfAKnownFactStopsTheReader() {
        Schema wider = Versions.withNullable(
                RecordShape.of(Fact.RoleChanged.class).schema(), "until", Schema.create(Schema.Type.LONG));
        FactPart fact = new FactPart(
                "RoleChanged", AvroBytes.buffer(AvroBytes.fingerprint(wider)), ByteBuffer.wrap(new byte[] {1, 2, 3}));

        assertThatThrownBy(
                        () -> codec.decode(write(header(known.header().entity().value()), fact)))
                .isExactlyInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void aLaterOuterRecordStopsTheReader() {
        byte[] bytes = codec.encode(known);
        int unused =
                SchemaCatalogue.FIRST_ID + SchemaCatalogue.builtIn().entries().size();

        assertThatThrownBy(() -> codec.raw(Frame.of(unused, bytes))).isExactlyInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void aFactUnderTheSchemaOfAnotherIsPoison() {
        FactPart fact = new FactPart(
                "AccessShared",
                AvroBytes.buffer(AvroBytes.fingerprint(
                        RecordShape.of(Fact.AccessWithdrawn.class).schema())),
                ByteBuffer.wrap(new byte[0]));

        assertThatThrownBy(
                        () -> codec.decode(write(header(known.header().entity().value()), fact)))
                .isExactlyInstanceOf(UnreadableRecordException.class);
    }

    private byte[] later(String type, String entity) {
        byte[] data = AvroBytes.encode(
                new GenericDatumWriter<GenericData.Record>(SESSION_OPENED), (GenericData.Record) OPENED);
        return write(
                header(entity),
                new FactPart(type, AvroBytes.buffer(AvroBytes.fingerprint(SESSION_OPENED)), ByteBuffer.wrap(data)));
    }

    private byte[] withFactOfToday(String entity) {
        Schema today = RecordShape.of(Fact.ApiTokenRevoked.class).schema();
        return write(
                header(entity),
                new FactPart(
                        "ApiTokenRevoked",
                        AvroBytes.buffer(AvroBytes.fingerprint(today)),
                        ByteBuffer.wrap(new byte[0])));
    }

    private byte[] write(Header header, FactPart fact) {
        return format.write(
                Topics.EVENTS.name(),
                new io.credledger.wire.avro.LedgerEvent(header, fact, SealedParts.nullableToAvro(known.sealed())));
    }

    /** The known event's, of another entity. */
    private Header header(String entity) {
        EventHeader header = known.header();
        Octets command = Objects.requireNonNull(header.commandBytes());
        return new Header(
                AvroBytes.buffer(AvroBytes.fingerprint(io.credledger.wire.avro.LedgerEvent.getClassSchema())),
                header.ledger().value(),
                header.position().shard(),
                header.position().seq(),
                header.id().value(),
                header.occurredAt(),
                header.actor().value(),
                header.command().value(),
                entity,
                header.version(),
                AvroBytes.buffer(command));
    }

    private static LedgerEvent event(Samples samples) {
        return new LedgerEvent(samples.of(EventHeader.class), new Fact.ApiTokenRevoked(), samples.of(SealedPart.class));
    }
}
