package io.credledger.cli.tamper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.credledger.cli.founding.KeyFiles;
import io.credledger.cli.leak.Api;
import io.credledger.cli.leak.EveryLogger;
import io.credledger.cli.leak.Finder;
import io.credledger.cli.leak.Stack;
import io.credledger.crypto.Origin;
import io.credledger.crypto.RefreshTokenOpener;
import io.credledger.crypto.SealBrokenException;
import io.credledger.crypto.SealedToken;
import io.credledger.crypto.TokenContext;
import io.credledger.crypto.TokenField;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import io.credledger.secret.SecretToken;
import io.credledger.streams.UnrecoverableException;
import io.credledger.topic.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** A real log, changed in every way that is thought of: each is refused by name, told to somebody, and costs nobody else anything. */
@SuppressWarnings("NullAway.Init")
@Isolated("it counts what this JVM logs")
class TamperIT {

    private static final Logger OURS = (Logger) LoggerFactory.getLogger("io.credledger");

    @TempDir
    private static Path home;

    private static History history;

    private final ListAppender<ILoggingEvent> errors = new ListAppender<>();

    @TempDir
    private Path state;

    @BeforeAll
    static void record() throws Exception {
        history = History.of(home.resolve("recorded"), home.resolve("secrets"));
    }

    @BeforeEach
    void listen() {
        errors.start();
        OURS.addAppender(errors);
    }

    @AfterEach
    void stopListening() {
        OURS.detachAppender(errors);
    }

    private List<String> errors() {
        return List.copyOf(errors.list).stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void whatDoesNotOpenIsRefusedToWhoeverAsksAndAlarmsAndTheRestIsServed() throws Exception {
        Log log = history.log();
        for (SealTampering tampering : SealTampering.values()) {
            tampering.doTo(log, history);
        }
        log.events.add(log.events.get(0).withValue(LogTampering.garbage()));
        try (EveryLogger loggers = new EveryLogger(home.resolve("said"));
                Stack stack = Stack.start(home.resolve("replayed"), history.secrets(), 1)) {
            write(stack.client(), log);
            Api alice = Api.at(stack.serve()).as(history.alice());

            for (SealTampering tampering : SealTampering.values()) {
                int before = errors().size();
                double broken = broken(alice);
                Api.Answer answer = tampering.asked().of(alice, tampering.victim(history));
                assertThat(answer.status()).as(tampering + " " + answer).isEqualTo(500);
                assertThat(answer.problem()).as(tampering.name()).isEqualTo("seal-broken");
                assertThat(errors().size()).as(tampering.name()).isGreaterThan(before);
                assertThat(broken(alice)).as(tampering.name()).isGreaterThan(broken);
            }
            ConnectionId whole = history.victims().get(0);
            for (Asked asked : List.of(Asked.CONNECTION, Asked.HISTORY, Asked.TOKEN)) {
                assertThat(asked.of(alice, whole).status()).as(asked.name()).isEqualTo(200);
            }
            assertThat(alice.as(history.carol()).get("/v1/connections").status())
                    .isEqualTo(200);
            // A list says so instead of leaving one out.
            assertThat(alice.get("/v1/connections").problem()).isEqualTo("seal-broken");
            assertThat(loggers.found(new Finder(Map.of("mark", History.MARK)))).isEmpty();
        }
    }

    private static double broken(Api api) {
        return api.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("credledger_seals_broken_total"))
                .mapToDouble(line -> Double.parseDouble(line.replaceFirst(".* ", "")))
                .sum();
    }

    private static void write(Map<String, Object> client, Log log) throws InterruptedException, ExecutionException {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (List<Recorded> records : List.of(log.keys, log.events, log.replies)) {
                for (Recorded record : records) {
                    producer.send(new ProducerRecord<>(record.topic().name(), 0, record.key(), record.value()))
                            .get();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(LogTampering.class)
    void aLogThatIsNotOneStopsTheViewOrLosesOneRecordToTheAlarm(LogTampering tampering) {
        Log log = history.log();
        long whole = log.events.size();
        tampering.doTo(log, history);
        try (ViewBench view = new ViewBench(state)) {
            if (tampering.exit() == null) {
                view.read(log);
                // An event that announces a tombstone may come after it.
                view.pass(Duration.ofSeconds(70));
                assertThat(view.applied()).isEqualTo(whole);
                assertThat(view.count("credledger.view.quarantined")).isEqualTo(tampering.setAside());
                assertThat(errors()).singleElement().asString().contains(tampering.said());
            } else {
                assertThat(unrecoverable(catchThrowable(() -> view.read(log))))
                        .hasMessageContaining(tampering.said())
                        .extracting(UnrecoverableException::exitCode)
                        .isEqualTo(tampering.exit());
                assertThat(view.applied()).isLessThan(log.events.size());
            }
        }
    }

    /** Streams wraps what a processor throws. */
    private static UnrecoverableException unrecoverable(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnrecoverableException found) {
                return found;
            }
        }
        throw new AssertionError("the view must stop", thrown);
    }

    @Test
    void keysUnderEachOthersNamesAreSetAsideAndWhoNeedsThemWaitsAndThatIsAlarmed() {
        Log log = history.log();
        Recorded first = log.keys.get(8);
        Recorded second = log.keys.get(9);
        log.keys.set(8, first.withValue(second.value()));
        log.keys.set(9, second.withValue(first.value()));
        try (ViewBench view = new ViewBench(state)) {
            view.read(log);
            assertThat(view.count("credledger.view.quarantined")).isEqualTo(2);
            view.pass(Duration.ofSeconds(40));
            assertThat(view.count("credledger.view.stalled")).isEqualTo(1);
            assertThat(errors()).hasSize(3).last().asString().contains("stands still after " + view.applied());
        }
    }

    @ParameterizedTest
    @EnumSource(CommandTampering.class)
    void aCommandThatWasChangedIsRefusedOrSetAsideAndChangesNothing(CommandTampering tampering) {
        Log log = history.log();
        int at = log.command(message -> message.command() instanceof Command.StoreConnection);
        CommandMessage message = log.command(at);
        try (WriterBench writer = bench(message)) {
            log.commands.subList(0, at).forEach(record -> writer.send(Topics.COMMANDS_EDGE, record));
            writer.replies();
            assertThat(writer.events()).isPositive();

            writer.send(tampering.topic(), tampering.doTo(message));

            assertThat(writer.events()).isZero();
            RefusalReason reason = tampering.reason();
            if (reason == null) {
                assertThat(writer.replies()).isEmpty();
                assertThat(writer.letters())
                        .singleElement()
                        .satisfies(letter -> assertThat(letter.reason()).isNotEmpty());
                assertThat(writer.count("credledger.commands.set.aside")).isEqualTo(1);
                assertThat(errors()).singleElement().asString().contains("set aside");
            } else {
                assertThat(writer.replies())
                        .extracting(Reply::outcome)
                        .containsExactly(new Reply.Refused(reason, null));
                assertThat(writer.count("credledger.commands", "outcome", reason.slug()))
                        .isEqualTo(1);
            }

            writer.send(Topics.COMMANDS_EDGE, log.commands.get(at));
            if (tampering.reason() == null || passes(tampering)) {
                assertThat(writer.events()).isEqualTo(1);
            }
        }
    }

    /** What the writer remembers under the command's id is the command's answer: whoever can write its topic can spend an id. */
    private static boolean passes(CommandTampering tampering) {
        return List.of(
                        RefusalReason.FOREIGN_LEDGER,
                        RefusalReason.MISROUTED,
                        RefusalReason.COMMAND_EXPIRED,
                        RefusalReason.WRONG_SENDER)
                .contains(tampering.reason());
    }

    @Test
    void aCommandThatComesAgainIsAnsweredAgainAndHappensOnce() {
        Log log = history.log();
        int at = log.command(message -> message.command() instanceof Command.StoreConnection);
        try (WriterBench writer = bench(log.command(at))) {
            log.commands.subList(0, at + 1).forEach(record -> writer.send(Topics.COMMANDS_EDGE, record));
            List<Reply> replies = writer.replies();
            writer.events();

            writer.send(Topics.COMMANDS_EDGE, log.commands.get(at));

            assertThat(writer.events()).isZero();
            assertThat(writer.replies()).containsExactly(replies.get(replies.size() - 1));
            assertThat(writer.count("credledger.commands", "outcome", "repeat")).isEqualTo(1);
        }
    }

    private WriterBench bench(CommandMessage message) {
        return new WriterBench(state, Clock.fixed(message.header().issuedAt(), ZoneOffset.UTC));
    }

    @Test
    void aRefreshTokenOpensForItsConnectionAndItsOriginOnly() throws Exception {
        Log log = history.log();
        ConnectionId id = history.victims().get(0);
        LedgerEvent event = log.event(log.granted(id));
        Credential credential = new Insider(history.keys(), log).credential(event);
        SealedToken sealed = SealedToken.parse(
                Objects.requireNonNull(credential.sealedRefreshToken()).toByteArray());
        RefreshTokenOpener opener = new RefreshTokenOpener(
                new KeyFiles(history.secrets()).readRefresher(), event.header().ledger());

        assertThat(opener.open(place(event, id, credential.origin()), sealed))
                .isEqualTo(SecretToken.takeCopyOf(History.MARK + "-refresh-0"));
        for (TokenContext elsewhere : List.of(
                place(event, history.victims().get(1), credential.origin()),
                place(event, id, "https://evil.example"))) {
            assertThatExceptionOfType(SealBrokenException.class).isThrownBy(() -> opener.open(elsewhere, sealed));
        }
    }

    private static TokenContext place(LedgerEvent event, ConnectionId id, String origin) {
        return new TokenContext(
                event.header().ledger(), id, event.header().command(), TokenField.REFRESH_TOKEN, new Origin(origin));
    }
}
