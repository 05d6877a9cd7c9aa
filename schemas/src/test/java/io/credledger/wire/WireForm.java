package io.credledger.wire;

import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.CascadeNote;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DeadLetter;
import io.credledger.ledger.Details;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Reply;
import io.credledger.ledger.Samples;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.Topics;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * A schema of the catalogue in the form in which its records stand in the world: facts, commands and details as bare Avro, as they are carried
 * inside; states and outer records with their frame; the command's envelope as clear bytes.
 *
 * @param name full name of the schema
 * @param prefix how many bytes stand before the Avro binary
 * @param sample a value
 * @param decode with the schema that the bytes were written with
 */
record WireForm<T>(
        String name,
        int prefix,
        Function<Samples, T> sample,
        Function<T, byte[]> encode,
        BiFunction<Schema, byte[], T> decode) {

    private static final OuterFormat FORMAT = OuterFormat.builtIn();

    static List<WireForm<?>> all() {
        return Stream.of(outer(), inner(), states()).flatMap(forms -> forms).toList();
    }

    /** Those that are read as they come from a topic or a store, with nothing said about their schema. */
    static List<WireForm<?>> selfDescribing() {
        return Stream.concat(outer(), states()).toList();
    }

    /** The bytes of a value that is drawn for it. */
    byte[] sampleBytes(Samples samples) {
        return encode.apply(sample.apply(samples));
    }

    /** The newest version. */
    SchemaCatalogue.Entry entry() {
        return SchemaCatalogue.builtIn().entries().stream()
                .filter(entry -> entry.name().equals(name))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    T decode(byte[] bytes) {
        return decode.apply(entry().schema(), bytes);
    }

    /** The Avro record within, without our reading of it. */
    GenericRecord generic(Schema writer, byte[] bytes) {
        return AvroBytes.decode(new GenericDatumReader<GenericRecord>(writer), bytes, prefix);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Stream<WireForm<?>> outer() {
        EventCodec events = new EventCodec(FORMAT);
        CommandCodec commands = new CommandCodec(FORMAT);
        ReplyCodec replies = new ReplyCodec(FORMAT);
        DataKeyCodec keys = new DataKeyCodec(FORMAT);
        AccessCodec access = new AccessCodec(FORMAT);
        DeadLetterCodec letters = new DeadLetterCodec(FORMAT);
        String topic = Topics.COMMANDS_EDGE.name();
        return Stream.of(
                framed("LedgerEvent", WireForm::event, events::encode, events::decode),
                framed(
                        "LedgerCommand",
                        WireForm::message,
                        m -> commands.encode(topic, m),
                        b -> commands.decode(topic, b)),
                framed("LedgerReply", samples -> samples.of(Reply.class), replies::encode, replies::decode),
                framed(
                        "DataKeyRecord",
                        samples -> samples.of(DataKeyCodec.Stored.class),
                        stored -> keys.encode(stored.ledger(), stored.key()),
                        keys::decode),
                framed("AccessRecord", samples -> samples.of(AccessRecord.class), access::encode, access::decode),
                framed("DeadLetter", samples -> samples.of(DeadLetter.class), letters::encode, letters::decode),
                new WireForm<>(
                        "io.credledger.ledger.CommandEnvelope",
                        32,
                        WireForm::clear,
                        clear -> ClearBytes.encode(clear.header(), clear.command())
                                .toByteArray(),
                        (schema, bytes) -> ClearBytes.decode(Octets.copyOf(bytes))));
    }

    private static <T> WireForm<T> framed(
            String name, Function<Samples, T> sample, Function<T, byte[]> encode, Function<byte[], T> decode) {
        return new WireForm<>(
                "io.credledger.wire.avro." + name,
                Frame.LENGTH,
                sample,
                encode,
                (schema, bytes) -> decode.apply(bytes));
    }

    /** With the plainest fact there is, so that the outer record's bytes change only when the outer record does. */
    private static LedgerEvent event(Samples samples) {
        return new LedgerEvent(
                samples.of(EventHeader.class), new Fact.ApiTokenRevoked(), samples.nullable(SealedPart.class));
    }

    private static ClearBytes.Clear clear(Samples samples) {
        return new ClearBytes.Clear(samples.of(CommandHeader.class), samples.of(Command.UpdateIdentity.class));
    }

    private static CommandMessage message(Samples samples) {
        ClearBytes.Clear clear = clear(samples);
        return new CommandMessage(
                clear.header(),
                clear.command(),
                ClearBytes.encode(clear.header(), clear.command()),
                samples.of(SealedPart.class),
                samples.listOf(WrappedDataKey.class));
    }

    private static Stream<WireForm<?>> inner() {
        return Stream.of(Fact.class, Command.class, Details.class)
                .flatMap(TypeFamily::types)
                .map(WireForm::bare);
    }

    private static <T extends Record> WireForm<T> bare(Class<T> type) {
        RecordShape<T> shape = RecordShape.of(type);
        return new WireForm<>(
                shape.schema().getFullName(), 0, samples -> samples.of(type), shape::encode, shape::decode);
    }

    private static Stream<WireForm<?>> states() {
        Stream<WireForm<?>> states = TypeFamily.types(EntityState.class)
                .map(type -> new WireForm<>(
                        RecordShape.of(type).schema().getFullName(),
                        Frame.LENGTH,
                        samples -> (EntityState) samples.of(type),
                        StateCodec::encode,
                        (schema, bytes) -> StateCodec.decode(bytes)));
        Stream<WireForm<?>> notes = TypeFamily.types(CascadeNote.class)
                .map(type -> new WireForm<>(
                        RecordShape.of(type).schema().getFullName(),
                        Frame.LENGTH,
                        samples -> (CascadeNote) samples.of(type),
                        CascadeNoteCodec::encode,
                        (schema, bytes) -> CascadeNoteCodec.decode(bytes)));
        return Stream.concat(states, notes);
    }
}
