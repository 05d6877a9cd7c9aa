package io.credledger.processor;

import static io.credledger.processor.Writer.ADA;
import static io.credledger.processor.Writer.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Octets;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import io.credledger.topic.Topics;
import io.credledger.wire.ClearBytes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command, one answer, for the whole window. */
class RepeatsTest {

    private static final Duration WINDOW = Topics.DEDUPE_WINDOW;
    private static final Duration MOMENT = Duration.ofMillis(1);

    @TempDir
    private Path state;

    @SuppressWarnings("NullAway.Init")
    private Writer writer;

    @SuppressWarnings("NullAway.Init")
    private CommandMessage message;

    @BeforeEach
    void start() {
        writer = new Writer(state).founded();
        message = writer.message(new Command.RegisterIdentity(BEN, writer.ledger.newKey(), Set.of()));
    }

    @AfterEach
    void stop() {
        writer.close();
    }

    @Test
    void aRepeatGetsTheFirstAnswerAndDoesNothing() {
        Reply first = writer.send(message).reply();
        writer.clock.move(Duration.ofMinutes(5));

        assertRepeat(first, writer.send(message));
    }

    @Test
    void alsoWhereTheWholeStoreWasLost(@TempDir Path elsewhere) {
        Reply first = writer.send(message).reply();
        writer.restartIn(elsewhere);

        assertRepeat(first, writer.send(message));
    }

    @Test
    void aRefusalIsRepeatedToo() {
        writer.send(message);
        CommandMessage second = writer.message(new Command.RegisterIdentity(BEN, writer.ledger.newKey(), Set.of()));
        Reply refusal = writer.send(second).reply();

        Written again = writer.send(second);

        assertThat(again.reply()).isEqualTo(refusal);
        assertThat(again.refusal()).contains(RefusalReason.IDENTITY_EXISTS);
    }

    @Test
    void aRefusalThatSaysOnlyNotNowIsDecidedAgain() {
        CommandMessage late = writer.message(new Command.RegisterIdentity(BEN, writer.ledger.newKey(), Set.of()));
        writer.clock.move(WINDOW);
        assertThat(writer.send(late).refusal()).contains(RefusalReason.COMMAND_EXPIRED);
        writer.clock.move(WINDOW.negated());

        assertThat(writer.send(late).refusal()).isEmpty();
    }

    @Test
    void anotherRequestUnderTheSameIdIsRefused() {
        Reply first = writer.send(message).reply();

        Written other = writer.send(withDigest(message, Octets.copyOf(new byte[] {1})));

        assertThat(other.refusal()).contains(RefusalReason.IDEMPOTENCY_MISMATCH);
        assertThat(other.reply().requestDigest()).isNotEqualTo(first.requestDigest());
        assertThat(other.events()).isEmpty();
        assertThat(writer.count("idempotency-mismatch")).isEqualTo(1);
        assertRepeat(first, writer.send(message));
    }

    @Test
    void theAnswerIsKeptForTheWholeWindow() {
        Reply first = writer.send(message).reply();
        writer.pass(WINDOW);

        assertRepeat(first, writer.send(message));
    }

    @Test
    void afterTheWindowItIsForgottenAndTheCommandHasExpired() {
        writer.send(message);
        writer.pass(WINDOW.plus(MOMENT));

        Written late = writer.send(message);

        assertThat(late.refusal()).contains(RefusalReason.COMMAND_EXPIRED);
        assertThat(late.events()).isEmpty();
    }

    @Test
    void whatIsForgottenTakesNoSpace() {
        writer.send(writer.message(new Command.ChangeAdmin(writer.ledger.roster, ADA, true)));
        writer.pass(WINDOW.plus(MOMENT));

        try (var entries = writer.store().all()) {
            long answers = 0;
            while (entries.hasNext()) {
                byte kind = entries.next().key.get()[0];
                answers += kind == 'c' || kind == 'x' ? 1 : 0;
            }
            assertThat(answers).isZero();
        }
    }

    /** The edge makes the id from the caller's key, so the same id may come again with a new time. */
    @Test
    void anIdThatWasForgottenIsANewCommandsAndItsSecondAnswerCounts(@TempDir Path elsewhere) {
        Command update = new Command.UpdateIdentity(BEN);
        writer.send(message);
        writer.send(writer.ledger.message(update, ADA, writer.clock.instant(), null, 4711));
        writer.pass(WINDOW.plus(MOMENT));
        CommandMessage again = writer.ledger.message(update, ADA, writer.clock.instant(), null, 4711);
        Reply second = writer.send(again).reply();
        // Both answers are on the topic still.
        writer.restartIn(elsewhere);
        writer.pass(Duration.ofMinutes(1));

        assertRepeat(second, writer.send(again));
    }

    private static void assertRepeat(Reply first, Written again) {
        assertThat(again.reply()).isEqualTo(first);
        assertThat(again.events()).isEmpty();
        assertThat(again.keys()).isEmpty();
        assertThat(again.letters()).isEmpty();
    }

    private static CommandMessage withDigest(CommandMessage message, Octets digest) {
        CommandHeader header = message.header();
        CommandHeader other = new CommandHeader(
                header.ledger(), header.id(), header.actor(), header.issuedAt(), header.expectedVersion(), digest);
        return new CommandMessage(
                other,
                message.command(),
                ClearBytes.encode(other, message.command()),
                message.sealed(),
                message.keys());
    }
}
