package io.credledger.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DeadLetter;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Reply;
import io.credledger.ledger.Samples;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.Topics;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The seam for foreign classes: everything that stands on a topic goes through it, and what they throw is told apart. */
class ForeignFormatTest {

    private static final byte[] BYTES = {7};

    private final OuterFormat json =
            OuterFormat.of(JsonSerializer.class, JsonDeserializer.class, Map.of("json.greeting", "hello"));

    @Test
    void everyRecordGoesThroughTheForeignPair() {
        Samples samples = Samples.full(13);
        LedgerEvent event = samples.of(LedgerEvent.class);
        Reply reply = samples.of(Reply.class);
        DataKeyCodec.Stored key = samples.of(DataKeyCodec.Stored.class);
        AccessRecord access = samples.of(AccessRecord.class);
        DeadLetter letter = samples.of(DeadLetter.class);
        CommandMessage message = message(samples);
        String topic = Topics.COMMANDS_EDGE.name();

        EventCodec events = new EventCodec(json);
        travels("LedgerEvent", event, events::encode, events::decode);
        CommandCodec commands = new CommandCodec(json);
        travels("LedgerCommand", message, m -> commands.encode(topic, m), bytes -> commands.decode(topic, bytes));
        ReplyCodec replies = new ReplyCodec(json);
        travels("LedgerReply", reply, replies::encode, replies::decode);
        DataKeyCodec keys = new DataKeyCodec(json);
        travels("DataKeyRecord", key, stored -> keys.encode(stored.ledger(), stored.key()), keys::decode);
        AccessCodec accesses = new AccessCodec(json);
        travels("AccessRecord", access, accesses::encode, accesses::decode);
        DeadLetterCodec letters = new DeadLetterCodec(json);
        travels("DeadLetter", letter, letters::encode, letters::decode);
    }

    @Test
    void aLogThatBeganWithTheBuiltInPairStaysReadable() {
        LedgerEvent event = Samples.full(13).of(LedgerEvent.class);
        byte[] bytes = new EventCodec(OuterFormat.builtIn()).encode(event);

        assertThat(new EventCodec(json).decode(bytes)).isEqualTo(event);
    }

    @Test
    void theBuiltInPairDoesNotReadAForeignFormat() {
        byte[] bytes = new EventCodec(json).encode(Samples.full(13).of(LedgerEvent.class));

        assertThatThrownBy(() -> new EventCodec(OuterFormat.builtIn()).decode(bytes))
                .isExactlyInstanceOf(UnreadableRecordException.class);
    }

    static Stream<Class<?>> notSerializers() {
        return Stream.of(String.class, JsonDeserializer.class, Serializer.class, NoPublicConstructor.class);
    }

    @ParameterizedTest
    @MethodSource("notSerializers")
    void aClassThatIsNoSerializerIsRefusedWithTheRule(Class<?> type) {
        assertThatThrownBy(() -> OuterFormat.of(type, JsonDeserializer.class, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a serializer class must be a org.apache.kafka.common.serialization.Serializer"
                        + " with a public constructor");
    }

    @Test
    void aClassThatRefusesItsConfigurationIsNamedAndItsWordsAreNot() {
        Map<String, Object> config = Map.of("schema.registry.url", "no address: cnry-17");

        Throwable refused =
                catchThrowable(() -> OuterFormat.of(FramedSerializer.class, FramedDeserializer.class, config));

        assertThat(refused)
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessage("a serializer class must accept its configuration: " + FramedSerializer.class.getName());
    }

    static Stream<Throwable> outages() {
        return Stream.of(
                new ConnectException(),
                new UnknownHostException(),
                new SocketTimeoutException(),
                new HttpConnectTimeoutException("late"),
                new DisconnectException(),
                new InvalidConfigurationException("Unauthorized; error code: 401"),
                new RestClientException(500, 50001),
                new RestClientException(404, 404));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void aRegistryThatIsAwayIsNeverPoison(Throwable cause) {
        EventCodec codec = throwing(new SerializationException("error", new RuntimeException(cause)));

        assertThatThrownBy(() -> codec.decode(BYTES)).isInstanceOf(RegistryUnavailableException.class);
    }

    static Stream<RuntimeException> poisons() {
        return Stream.of(
                new SerializationException("Unknown magic byte!"),
                new SerializationException("error", new EOFException()),
                new SerializationException("error", new RestClientException(404, 40403)),
                new NullPointerException(),
                new ClassCastException());
    }

    @ParameterizedTest
    @MethodSource("poisons")
    void whateverElseAForeignClassThrowsIsUnreadable(RuntimeException thrown) {
        assertThatThrownBy(() -> throwing(thrown).decode(BYTES)).isExactlyInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void aForeignClassThatAnswersWithSomethingElseIsNotBelieved() {
        assertThatThrownBy(() -> answering("a text").decode(BYTES))
                .isExactlyInstanceOf(UnreadableRecordException.class);
        assertThatThrownBy(() ->
                        answering(new io.credledger.wire.avro.LedgerEvent()).decode(BYTES))
                .isExactlyInstanceOf(UnreadableRecordException.class);
    }

    private static <T> void travels(String name, T value, Function<T, byte[]> encode, Function<byte[], T> decode) {
        byte[] bytes = encode.apply(value);

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .startsWith("Jhello\nio.credledger.wire.avro." + name + "\n{");
        assertThat(decode.apply(bytes)).isEqualTo(value);
    }

    static CommandMessage message(Samples samples) {
        CommandHeader header = samples.of(CommandHeader.class);
        Command command = samples.of(Command.class);
        return new CommandMessage(
                header,
                command,
                ClearBytes.encode(header, command),
                samples.of(SealedPart.class),
                samples.listOf(WrappedDataKey.class));
    }

    private static EventCodec throwing(RuntimeException thrown) {
        return new EventCodec(OuterFormat.of(
                JsonSerializer.class, FailingDeserializer.class, Map.of(FailingDeserializer.THROWS, thrown)));
    }

    private static EventCodec answering(Object answer) {
        return new EventCodec(OuterFormat.of(
                JsonSerializer.class, FailingDeserializer.class, Map.of(FailingDeserializer.ANSWERS, answer)));
    }

    /** Named and shaped as Confluent's, which is not on the class path. */
    public static final class RestClientException extends IOException {
        private static final long serialVersionUID = 1L;
        private final int errorCode;

        RestClientException(int status, int errorCode) {
            super("status " + status + "; error code: " + errorCode);
            this.errorCode = errorCode;
        }

        public int getErrorCode() {
            return errorCode;
        }
    }

    /** What a configuration may name by mistake. */
    public static final class NoPublicConstructor implements Serializer<Object> {
        public NoPublicConstructor(String needed) {
            assertThat(needed).isNotNull();
        }

        @Override
        public byte[] serialize(String topic, Object value) {
            return BYTES;
        }
    }
}
