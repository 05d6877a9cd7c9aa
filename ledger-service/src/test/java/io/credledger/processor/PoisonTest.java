package io.credledger.processor;

import static io.credledger.processor.Writer.ADA;
import static io.credledger.processor.Writer.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DeadLetter;
import io.credledger.ledger.Octets;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.Topics;
import io.credledger.wire.EventCodec;
import io.credledger.wire.FramedDeserializer;
import io.credledger.wire.OuterFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be a command, or cannot be decided, is set aside, changes nothing, and the next command works. */
class PoisonTest {

    private static final int MUTATIONS = 2_000;
    private static final int FIRST_CATALOGUE_ID = 0x7C000000;

    @TempDir
    private Path state;

    @SuppressWarnings("NullAway.Init")
    private Writer writer;

    @BeforeEach
    void start() {
        writer = new Writer(state).founded();
    }

    @AfterEach
    void stop() {
        writer.close();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "00", "ff", "007c0000", "007c000000", "00ffffffff00", "7b7d", "0000000001"})
    void bytesThatAreNoCommandAreSetAside(@Nullable String hex) {
        byte @Nullable [] bytes = hex == null ? null : HexFormat.of().parseHex(hex);

        DeadLetter letter = setAside(bytes);

        assertThat(letter.value()).isEqualTo(bytes == null ? null : Octets.copyOf(bytes));
        assertThat(letter.topic()).isEqualTo(Topics.COMMANDS_EDGE.name());
        assertThat(letter.at()).isEqualTo(writer.clock.instant());
        assertThat(letter.reason()).isNotEmpty();
    }

    @Test
    void aTruncatedCommandIsSetAside() {
        byte[] whole = writer.bytes(register());
        setAside(Arrays.copyOf(whole, whole.length - 1));
    }

    @Test
    void aCommandWithMoreBehindItIsSetAside() {
        byte[] whole = writer.bytes(register());
        setAside(Arrays.copyOf(whole, whole.length + 1));
    }

    @Test
    void aSchemaOfALaterVersionIsSetAside() {
        byte[] later = writer.bytes(register());
        ByteBuffer.wrap(later).putInt(1, FIRST_CATALOGUE_ID + 0xFFFF);
        assertThat(setAside(later).reason()).contains("not in this jar");
    }

    @Test
    void aRecordOfAnotherTopicIsSetAside() {
        Written written = writer.send(register());
        setAside(new EventCodec(OuterFormat.builtIn()).encode(written.events().get(0)));
    }

    @Test
    void theReasonNeverQuotesTheRecord() {
        byte[] secret = "correct horse battery staple".getBytes(StandardCharsets.UTF_8);
        assertThat(setAside(secret).reason()).doesNotContain("horse");
    }

    @Test
    void whatIsTooLargeForALetterIsLeftWhereItLies() {
        DeadLetter letter = setAside(new byte[1_000_000]);

        assertThat(letter.value()).isNull();
        assertThat(letter.offset()).isNotNegative();
    }

    @Test
    void noMutationOfACommandStopsTheShard() {
        Random random = new Random(42);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = writer.bytes(register());
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            }
            Written written = writer.sendBytes(bytes);
            assertThat(written.replies().size() + written.letters().size())
                    .as("mutation %d", i)
                    .isPositive();
        }
        assertThat(writer.send(new Command.ChangeAdmin(writer.ledger.roster, BEN, true))
                        .refusal())
                .isEmpty();
    }

    @Test
    void aDefectOfOursIsToldAndSetAsideAndChangesNothing() {
        writer.registered(BEN);
        Bytes damaged = Bytes.wrap(("e" + BEN.value()).getBytes(StandardCharsets.US_ASCII));
        byte[] good = writer.store().get(damaged);
        writer.store().put(damaged, new byte[] {9});
        var before = Contents.of(writer.store());
        CommandMessage message = writer.message(new Command.UpdateIdentity(BEN));

        Written written = writer.send(message);

        assertThat(written.refusal()).contains(RefusalReason.INTERNAL);
        assertThat(written.letter().reason()).startsWith("deciding failed with io.credledger");
        assertThat(written.letter().value()).isEqualTo(Octets.copyOf(writer.bytes(message)));
        assertThat(written.events()).isEmpty();
        assertThat(Contents.of(writer.store())).isEqualTo(before);
        assertThat(writer.setAside()).isEqualTo(1);
        assertThat(writer.count("internal")).isEqualTo(1);
        writer.store().put(damaged, good);
        assertThat(writer.send(message).refusal()).as("once it is mended").isEmpty();
    }

    @Test
    void aDefectWhileWritingIsOursToo(@TempDir Path other) {
        OuterFormat format = OuterFormat.of(BrokenEvents.class, FramedDeserializer.class, Map.of());
        try (Writer broken = new Writer(other, format)) {
            Written written = broken.send(broken.ledger.founding(0, ADA));

            assertThat(written.refusal()).contains(RefusalReason.INTERNAL);
            assertThat(written.keys()).isEmpty();
            try (var entries = broken.store().all()) {
                assertThat(entries.hasNext()).as("half a founding").isFalse();
            }
        }
    }

    @Test
    void anEventThatIsTooLargeIsRefusedWhole() {
        CommandMessage message = register();
        SealedPart huge = new SealedPart(
                message.sealed().key(), message.sealed().schema(), Octets.copyOf(new byte[EventCodec.MAX_BYTES]));
        var before = Contents.of(writer.store());
        CommandMessage tooLarge =
                new CommandMessage(message.header(), message.command(), message.clear(), huge, message.keys());

        Written written = writer.send(tooLarge);

        assertThat(written.refusal()).contains(RefusalReason.EVENT_TOO_LARGE);
        assertThat(written.events()).isEmpty();
        assertThat(written.keys()).isEmpty();
        assertThat(written.letters()).isEmpty();
        assertThat(Contents.of(writer.store()).keySet())
                .containsAll(before.keySet())
                .hasSize(before.size() + 2);
        assertThat(writer.send(tooLarge).reply()).as("a repeat").isEqualTo(written.reply());
    }

    @Test
    void aKeyThatIsTooLargeIsRefusedToo() {
        CommandMessage message = register();
        WrappedDataKey key = message.keys().get(0);
        WrappedDataKey huge = new WrappedDataKey(
                key.id(), key.subject(), key.purpose(), Octets.copyOf(new byte[EventCodec.MAX_BYTES]));

        Written written = writer.send(new CommandMessage(
                message.header(), message.command(), message.clear(), message.sealed(), List.of(huge)));

        assertThat(written.refusal()).contains(RefusalReason.EVENT_TOO_LARGE);
        assertThat(written.keys()).isEmpty();
    }

    private DeadLetter setAside(byte @Nullable [] bytes) {
        var before = Contents.of(writer.store());
        Written written = writer.sendBytes(bytes);

        DeadLetter letter = written.letter();
        assertThat(written.replies()).isEmpty();
        assertThat(Contents.of(writer.store())).isEqualTo(before);
        assertThat(writer.setAside()).isEqualTo(1);
        assertThat(writer.send(new Command.ChangeAdmin(writer.ledger.roster, BEN, true))
                        .facts())
                .as("the next command")
                .hasSize(1);
        return letter;
    }

    private CommandMessage register() {
        return writer.message(new Command.RegisterIdentity(BEN, writer.ledger.newKey(), Set.of()));
    }
}
