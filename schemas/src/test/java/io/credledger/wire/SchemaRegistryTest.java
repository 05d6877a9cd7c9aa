package io.credledger.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Reply;
import io.credledger.ledger.Samples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The built-in pair with a registry. */
class SchemaRegistryTest {

    private final LedgerEvent event = Samples.full(7).of(LedgerEvent.class);
    private final Reply reply = Samples.full(7).of(Reply.class);
    private ScriptedRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new ScriptedRegistry();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void aSchemaIsRegisteredOnceUnderItsTopicAndLookedUpOnce() {
        EventCodec writer = new EventCodec(format(registry.url()));
        EventCodec reader = new EventCodec(format(registry.url()));

        for (int i = 0; i < 3; i++) {
            byte[] bytes = writer.encode(event);
            assertThat(Frame.parse(bytes).schemaId()).isEqualTo(41);
            assertThat(reader.decode(bytes)).isEqualTo(event);
        }

        assertThat(registry.asked())
                .containsExactly("POST /subjects/credledger.events-value/versions", "GET /schemas/ids/41");
    }

    @Test
    void everyTopicHasASubjectOfItsOwn() {
        OuterFormat format = format(registry.url());

        new EventCodec(format).encode(event);
        new ReplyCodec(format).encode(reply);

        assertThat(registry.asked())
                .containsExactly(
                        "POST /subjects/credledger.events-value/versions",
                        "POST /subjects/credledger.replies-value/versions");
    }

    @Test
    void anIdOfTheJarIsNeverAskedOfTheRegistry() {
        byte[] bytes = new EventCodec(OuterFormat.builtIn()).encode(event);

        assertThat(new EventCodec(format(registry.url())).decode(bytes)).isEqualTo(event);
        assertThat(registry.asked()).isEmpty();
    }

    @Test
    void anIdThatCannotBeIsNeverAskedOfTheRegistry() {
        assertThatThrownBy(() -> decode(0)).isExactlyInstanceOf(UnreadableRecordException.class);
        assertThatThrownBy(() -> decode(-5)).isExactlyInstanceOf(UnreadableRecordException.class);
        assertThat(registry.asked()).isEmpty();
    }

    @Test
    void withoutARegistryAnIdOfOneIsUnreadable() {
        EventCodec writer = new EventCodec(format(registry.url()));
        byte[] bytes = writer.encode(event);

        assertThatThrownBy(() -> new EventCodec(OuterFormat.builtIn()).decode(bytes))
                .isExactlyInstanceOf(UnreadableRecordException.class)
                .hasMessage("a schema id below the jar's range needs a schema registry");
    }

    @Test
    void anIdThatTheRegistryDoesNotKnowIsUnreadable() {
        assertThatThrownBy(() -> decode(99)).isExactlyInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void aNotFoundThatIsNotTheRegistrysIsAnOutage() {
        registry.answerAlways(404, "{}");
        assertThatThrownBy(() -> decode(99)).isInstanceOf(RegistryUnavailableException.class);
    }

    @ParameterizedTest
    @CsvSource({"500", "503", "401", "302"})
    void anyOtherAnswerIsAnOutageAndIsAskedAgain(int status) {
        EventCodec codec = new EventCodec(format(registry.url()));
        byte[] bytes = codec.encode(event);
        EventCodec reader = new EventCodec(format(registry.url()));

        registry.answerAlways(status, "{\"error_code\":1}");
        assertThatThrownBy(() -> reader.decode(bytes)).isInstanceOf(RegistryUnavailableException.class);

        registry.answerTruthfully();
        assertThat(reader.decode(bytes)).isEqualTo(event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{}", "{\"schema\":7}", ""})
    void anAnswerThatIsNoneIsAnOutage(String body) {
        registry.answerAlways(200, body);

        assertThatThrownBy(() -> decode(41)).isInstanceOf(RegistryUnavailableException.class);
        assertThatThrownBy(() -> new EventCodec(format(registry.url())).encode(event))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schema\":\"no schema\"}",
                "{\"schema\":\"\\\"string\\\"\"}",
                "{\"schema\":\"syntax = 3\",\"schemaType\":\"PROTOBUF\"}",
                "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"java.io.File\\\",\\\"fields\\\":[]}\"}"
            })
    void aSchemaThatIsNotTheLedgersIsUnreadable(String body) {
        registry.answerAlways(200, body);

        assertThatThrownBy(() -> decode(41)).isExactlyInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void aRegistryThatIsAwayIsAnOutage() {
        EventCodec codec = new EventCodec(format(registry.url()));
        registry.close();

        assertThatThrownBy(() -> codec.encode(event)).isInstanceOf(RegistryUnavailableException.class);
        assertThatThrownBy(() -> codec.decode(Frame.of(41, new byte[3])))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, SchemaCatalogue.FIRST_ID, Integer.MAX_VALUE})
    void anIdOutOfTheRegistrysRangeIsRefused(int id) {
        registry.answerAlways(200, "{\"id\":" + id + "}");

        assertThatThrownBy(() -> new EventCodec(format(registry.url())).encode(event))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessage("the schema registry gave an id out of its range");
    }

    @Test
    void credentialsOfTheAddressAreSentAndNeverTold() {
        String secret = "cnry-9f3a";
        OuterFormat format = format(registry.url("ledger:" + secret));
        registry.answerAlways(500, "{}");
        Throwable refused = catchThrowable(() -> new EventCodec(format).encode(event));
        registry.close();
        Throwable away = catchThrowable(() -> new EventCodec(format).encode(event));
        Throwable malformed = catchThrowable(() -> format("http://ledger:" + secret + "@host:80:80/ x"));
        Throwable foreign = catchThrowable(() -> format("ftp://ledger:" + secret + "@host"));

        assertThat(registry.authorizations()).containsExactly("Basic bGVkZ2VyOmNucnktOWYzYQ==");
        assertThat(RegistryAddress.parse(registry.url("ledger:" + secret))).hasToString(registry.url());
        assertThat(new Throwable[] {refused, away, malformed, foreign})
                .extracting(SchemaRegistryTest::trace)
                .noneMatch(trace -> trace.contains(secret));
    }

    private void decode(int id) {
        new EventCodec(format(registry.url())).decode(Frame.of(id, new byte[] {1, 2, 3}));
    }

    private static OuterFormat format(String url) {
        return OuterFormat.of(
                FramedSerializer.class, FramedDeserializer.class, Map.of(FramedSerializer.REGISTRY_URL, url));
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
