package io.credledger.processor;

import static io.credledger.processor.Writer.ADA;
import static io.credledger.processor.Writer.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.command.Ledger;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.Fact;
import io.credledger.ledger.Position;
import io.credledger.ledger.ProviderRef;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import io.credledger.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an accepted or refused command leaves in the topics. */
class WriterProcessorTest {

    @TempDir
    private Path state;

    @SuppressWarnings("NullAway.Init")
    private Writer writer;

    @BeforeEach
    void start() {
        writer = new Writer(state);
    }

    @AfterEach
    void stop() {
        writer.close();
    }

    @Test
    void aFoundingIsSeqOneOfItsShard() {
        Written written = writer.send(writer.ledger.founding(0, ADA));

        assertThat(written.events())
                .extracting(event -> event.header().position())
                .containsExactly(new Position(0, 1), new Position(0, 2), new Position(0, 3));
        assertThat(written.keys()).hasSize(2);
        assertThat(written.reply().outcome()).isEqualTo(new Reply.Accepted(new Position(0, 3), 3));
    }

    @Test
    void anAcceptedCommandLeavesItsKeysItsEventsAndOneReply() {
        writer.founded().registered(BEN);
        CommandMessage message = writer.message(store(true));

        Written written = writer.send(message);

        assertThat(written.keys()).isEqualTo(message.keys());
        assertThat(written.facts()).hasSize(2).last().isInstanceOf(Fact.ForgeActivated.class);
        EventHeader first = written.events().get(0).header();
        assertThat(first.position()).isEqualTo(new Position(0, 5));
        assertThat(first.commandBytes()).isEqualTo(message.clear());
        assertThat(first.command()).isEqualTo(message.header().id());
        assertThat(first.actor()).isEqualTo(ADA);
        assertThat(written.events().get(0).sealed()).isEqualTo(message.sealed());
        assertThat(written.events().get(1).sealed()).isNull();
        assertThat(written.reply())
                .isEqualTo(new Reply(
                        writer.ledger.id,
                        message.header().id(),
                        message.header().requestDigest(),
                        writer.clock.instant(),
                        new Reply.Accepted(new Position(0, 6), 2)));
        assertThat(written.letters()).isEmpty();
    }

    @Test
    void aRefusedCommandLeavesAReplyAndNothingElse() {
        writer.founded().registered(BEN);

        Written written = writer.send(new Command.RegisterIdentity(BEN, writer.ledger.newKey(), Set.of()));

        assertThat(written.refusal()).contains(RefusalReason.IDENTITY_EXISTS);
        assertThat(written.events()).isEmpty();
        assertThat(written.keys()).isEmpty();
        assertThat(written.letters()).isEmpty();
    }

    @Test
    void theRefusalOfAVersionNamesTheCurrentOne() {
        writer.founded().registered(BEN);

        Written written = writer.send(
                writer.ledger.message(new Command.UpdateIdentity(BEN), ADA, writer.clock.instant(), 9L, 77));

        assertThat(written.reply().outcome()).isEqualTo(new Reply.Refused(RefusalReason.VERSION_CONFLICT, 1L));
    }

    @Test
    void whatWasSoAlreadyIsTrueAsOfTheLastEvent() {
        writer.founded().registered(BEN);

        Written written = writer.send(new Command.ReactivateIdentity(BEN));

        assertThat(written.events()).isEmpty();
        assertThat(written.reply().outcome()).isEqualTo(new Reply.Accepted(new Position(0, 4), 0));
    }

    @Test
    void theLedgersClockDoesNotGoBackWithTheWriters() {
        writer.founded();
        writer.clock.move(Duration.ofMinutes(1));
        writer.registered(BEN);
        Instant latest = writer.clock.instant();
        writer.clock.move(Duration.ofHours(-1));

        Written written = writer.send(new Command.UpdateIdentity(BEN));

        assertThat(written.events().get(0).header().occurredAt()).isEqualTo(latest);
        assertThat(written.reply().at()).isEqualTo(latest);
    }

    @Test
    void recordsAreDatedByTheWriterAndNotByTheSender() {
        writer.founded();
        byte[] bytes =
                writer.bytes(writer.message(new Command.RegisterIdentity(BEN, writer.ledger.newKey(), Set.of())));
        Instant longAgo = Instant.parse("1999-01-01T00:00:00Z");

        writer.pipe(Topics.COMMANDS_EDGE, new TestRecord<>(new byte[] {1}, bytes, longAgo));

        assertThat(writer.records(Topics.REPLIES))
                .extracting(TestRecord::getRecordTime)
                .containsExactly(writer.clock.instant());
    }

    @Test
    void outcomesAreCounted() {
        writer.founded().registered(BEN);
        CommandMessage again = writer.message(new Command.RegisterIdentity(BEN, writer.ledger.newKey(), Set.of()));
        writer.send(again);
        writer.send(again);

        assertThat(writer.count("accepted")).isEqualTo(2);
        assertThat(writer.count("identity-exists")).isEqualTo(1);
        assertThat(writer.count("repeat")).isEqualTo(1);
        assertThat(writer.setAside()).isZero();
    }

    private Command store(boolean activate) {
        ConnectionId connection = Ledger.connection(BEN, 1);
        return new Command.StoreConnection(
                connection,
                BEN,
                BEN,
                1,
                ProviderRef.of(1, 1),
                null,
                CredentialKind.BEARER,
                false,
                false,
                false,
                false,
                activate,
                writer.ledger.newKey(),
                writer.ledger.newKey());
    }
}
