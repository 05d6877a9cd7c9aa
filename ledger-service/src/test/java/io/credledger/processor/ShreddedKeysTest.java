package io.credledger.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.command.Ledger;
import io.credledger.ledger.Cause;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EventId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.RotationPhase;
import io.credledger.ledger.ShardId;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shredded key leaves a tombstone beside its event, and is remembered whatever becomes of the store. */
class ShreddedKeysTest {

    private static final Cause CAUSE = new Cause(EventId.of(1, 2), new Position(0, 3));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path state;

    @Test
    void theTombstoneIsUnderTheKeysOwnRecordKeyAfterTheEvent() {
        try (Writer writer = erased()) {
            DataKeyId own = keyOf(writer);
            writer.pipe(Topics.COMMANDS_CASCADE, record(writer));

            List<TestRecord<byte[], byte[]>> keys = writer.records(Topics.KEYS);
            assertThat(keys).hasSize(1);
            assertThat(keys.get(0).value()).isNull();
            assertThat(keys.get(0).key()).isEqualTo(RecordKeys.of(Writer.BEN.routing(), own));
            assertThat(writer.records(Topics.EVENTS)).hasSize(1);
        }
    }

    @Test
    void aWriterThatLostItsStoreKnowsFromTheLogWhatIsShredded() {
        try (Writer writer = erased()) {
            DataKeyId own = keyOf(writer);
            Written shredded = writer.sendBytes(Topics.COMMANDS_CASCADE, record(writer));
            assertThat(shredded.facts()).containsExactly(new Fact.DataKeyShredded(own));
            // As compaction leaves it.
            writer.log.keys.removeIf(key -> key.id().equals(own));

            writer.restartIn(state.resolve("again"));

            Written refused = writer.send(new Command.UpdateIdentity(Writer.BEN));
            assertThat(refused.refusal()).contains(RefusalReason.KEY_UNKNOWN);
            Written reused = writer.send(new Command.RegisterIdentity(Ledger.identity("eve"), own, Set.of()));
            assertThat(reused.refusal()).contains(RefusalReason.KEY_EXISTS);
        }
    }

    @Test
    void aKeyThatWasShreddedMeanwhileIsNotWrappedAnewAndIsCounted() {
        try (Writer writer = erased()) {
            WrappedDataKey own = wrapped(writer);
            writer.send(
                    new Command.RotateMasterKey(ShardId.of(0), RotationPhase.STARTED, 0, commitment(), commitment()));
            writer.sendBytes(Topics.COMMANDS_CASCADE, record(writer));
            CommandMessage asked = writer.message(
                    new Command.RewrapKeys(ShardId.of(0), List.of(new Command.Rewrap(own.id(), own.digest()))));

            Written written = writer.send(
                    new CommandMessage(asked.header(), asked.command(), asked.clear(), asked.sealed(), List.of(own)));

            assertThat(written.refusal()).isEmpty();
            assertThat(written.keys()).isEmpty();
            assertThat(writer.skippedRewraps()).isEqualTo(1);
        }
    }

    private static Octets commitment() {
        return Octets.copyOf(new byte[32]);
    }

    private Writer erased() {
        Writer writer = new Writer(state.resolve("first"))
                .founded()
                .registered(Writer.ADA)
                .registered(Writer.BEN);
        writer.send(new Command.EraseIdentity(Writer.BEN));
        return writer;
    }

    private static DataKeyId keyOf(Writer writer) {
        return wrapped(writer).id();
    }

    private static WrappedDataKey wrapped(Writer writer) {
        return writer.log.keys.stream()
                .filter(key -> key.subject().equals(Writer.BEN))
                .findFirst()
                .orElseThrow();
    }

    private static TestRecord<byte[], byte[]> record(Writer writer) {
        CommandMessage message = writer.ledger.message(
                new Command.ShredIdentity(Writer.BEN, CAUSE), writer.ledger.server, writer.clock.instant());
        return new TestRecord<>(new byte[] {1}, writer.bytes(message), writer.clock.instant());
    }
}
