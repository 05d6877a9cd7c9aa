package io.credledger.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DeadLetter;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Reply;
import io.credledger.ledger.Samples;
import io.credledger.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The built-in pair with a registry that others use too: Apicurio's, by its Confluent-compatible API. */
@Timeout(300)
class ApicurioIT {

    private static final String EVENTS = Topics.EVENTS.name() + "-value";

    @TempDir
    private static Path directory;

    private static Apicurio registry;

    private final Samples samples = Samples.full(21);
    private final LedgerEvent event = samples.of(LedgerEvent.class);

    @BeforeAll
    static void start() throws Exception {
        registry = new Apicurio(directory);
        registry.start();
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @Test
    void everyRecordIsRegisteredUnderItsTopicAndReadByItsId() throws Exception {
        OuterFormat writer = format();
        OuterFormat reader = format();
        Reply reply = samples.of(Reply.class);
        DataKeyCodec.Stored key = samples.of(DataKeyCodec.Stored.class);
        AccessRecord access = samples.of(AccessRecord.class);
        DeadLetter letter = samples.of(DeadLetter.class);
        CommandMessage message = ForeignFormatTest.message(samples);
        String commands = Topics.COMMANDS_EDGE.name();

        byte[] bytes = new EventCodec(writer).encode(event);
        assertThat(new EventCodec(reader).decode(bytes)).isEqualTo(event);
        assertThat(new ReplyCodec(reader).decode(new ReplyCodec(writer).encode(reply)))
                .isEqualTo(reply);
        assertThat(new DataKeyCodec(reader).decode(new DataKeyCodec(writer).encode(key.ledger(), key.key())))
                .isEqualTo(key);
        assertThat(new AccessCodec(reader).decode(new AccessCodec(writer).encode(access)))
                .isEqualTo(access);
        assertThat(new DeadLetterCodec(reader).decode(new DeadLetterCodec(writer).encode(letter)))
                .isEqualTo(letter);
        assertThat(new CommandCodec(reader).decode(commands, new CommandCodec(writer).encode(commands, message)))
                .isEqualTo(message);

        assertThat(registry.subjects()).hasSize(OuterRecords.SCHEMAS.size()).contains(EVENTS, commands + "-value");
        assertThat(registry.latest(EVENTS).get("id").asInt())
                .isEqualTo(Frame.parse(bytes).schemaId());
        assertThat(new Schema.Parser()
                        .parse(registry.latest(EVENTS).get("schema").asText()))
                .isEqualTo(io.credledger.wire.avro.LedgerEvent.getClassSchema());
    }

    @Test
    void aSchemaThatIsThereIsNotRegisteredAgain() throws Exception {
        int first = Frame.parse(new EventCodec(format()).encode(event)).schemaId();
        int version = registry.latest(EVENTS).get("version").asInt();

        assertThat(Frame.parse(new EventCodec(format()).encode(event)).schemaId())
                .isEqualTo(first);
        assertThat(registry.latest(EVENTS).get("version").asInt()).isEqualTo(version);
    }

    @Test
    void anIdThatNobodyRegisteredIsUnreadable() {
        assertThatThrownBy(() -> new EventCodec(format()).decode(Frame.of(4711, new byte[] {1})))
                .isExactlyInstanceOf(UnreadableRecordException.class);
    }

    /** A later version of the ledger wrote it: its field is passed over. What no reader of today could read, the registry refuses. */
    @Test
    void aSchemaMayGrowByWhatReadersOfTodayCanDoWithout() throws Exception {
        String subject = Topics.REPLIES.name() + "-value";
        Reply reply = samples.of(Reply.class);
        byte[] today = new ReplyCodec(format()).encode(reply);
        registry.demand(subject, "FULL");
        Schema schema = io.credledger.wire.avro.LedgerReply.getClassSchema();
        Schema grown = withField(schema, "later", true);
        SchemaRegistry client = Objects.requireNonNull(SchemaRegistry.configured(registry.url()));

        int id = client.register(subject, grown);
        assertThat(id).isNotEqualTo(Frame.parse(today).schemaId());
        assertThat(new ReplyCodec(format()).decode(Frame.of(id, rewritten(today, schema, grown))))
                .isEqualTo(reply);
        assertThatThrownBy(() -> client.register(subject, withField(schema, "must", false)))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessage("the schema registry answered with status 409");
        assertThat(new ReplyCodec(format()).decode(new ReplyCodec(format()).encode(reply)))
                .isEqualTo(reply);
    }

    @Test
    void whatIsKnownOutlivesTheRegistryAndTheRestWaitsForIt() throws Exception {
        EventCodec before = new EventCodec(format());
        byte[] bytes = before.encode(event);
        assertThat(before.decode(bytes)).isEqualTo(event);

        registry.kill();
        assertThat(before.decode(before.encode(event))).isEqualTo(event);
        EventCodec anew = new EventCodec(format());
        assertThatThrownBy(() -> anew.encode(event)).isInstanceOf(RegistryUnavailableException.class);
        assertThatThrownBy(() -> anew.decode(bytes)).isInstanceOf(RegistryUnavailableException.class);

        registry.start();
        assertThat(anew.decode(bytes)).isEqualTo(event);
        assertThat(anew.encode(event)).isEqualTo(bytes);
    }

    private static OuterFormat format() {
        return OuterFormat.of(
                FramedSerializer.class,
                FramedDeserializer.class,
                Map.of(FramedSerializer.REGISTRY_URL, registry.url()));
    }

    private static Schema withField(Schema schema, String name, boolean optional) throws Exception {
        ObjectMapper json = new ObjectMapper();
        ObjectNode tree = (ObjectNode) json.readTree(schema.toString());
        ObjectNode field = ((ArrayNode) tree.get("fields")).addObject().put("name", name);
        field.put("type", "long");
        if (optional) {
            field.put("default", 0);
        }
        return new Schema.Parser().parse(tree.toString());
    }

    /** The same record with what the other schema has beside, as a later version would write it. */
    private static byte[] rewritten(byte[] framed, Schema from, Schema to) throws Exception {
        GenericData.Record record = new GenericDatumReader<GenericData.Record>(from, to)
                .read(null, DecoderFactory.get().binaryDecoder(Frame.entry(framed), null));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericData.Record>(to).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
