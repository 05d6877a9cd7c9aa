package io.credledger.processor;

import static io.credledger.processor.Writer.ADA;
import static io.credledger.processor.Writer.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.command.Ledger;
import io.credledger.ledger.Command;
import io.credledger.ledger.Position;
import io.credledger.ledger.RefusalReason;
import io.credledger.store.ShardStore;
import io.credledger.streams.UnrecoverableException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer begins where its log ends, or not at all. */
class CatchUpTest {

    @TempDir
    private Path state;

    @TempDir
    private Path elsewhere;

    @SuppressWarnings("NullAway.Init")
    private Writer writer;

    @BeforeEach
    void start() {
        writer = new Writer(state).founded().registered(BEN);
        writer.send(new Command.RegisterIdentity(BEN, writer.ledger.newKey(), Set.of()));
        writer.send(new Command.ChangeAdmin(writer.ledger.roster, BEN, true));
    }

    @AfterEach
    void stop() {
        writer.close();
    }

    @Test
    void aStoreThatStandsWhereTheLogStandsIsTakenAsItIs() {
        var store = Contents.copy(writer.store());

        assertThat(catchUp(store)).isFalse();
        assertThat(writer.log.reads).isZero();
    }

    @Test
    void aStoreThatLacksTheEndFoldsTheEnd() {
        var store = Contents.copy(writer.store());
        writer.registered(Ledger.identity("cid"));
        writer.send(new Command.UpdateIdentity(BEN));
        writer.send(new Command.UpdateIdentity(BEN));

        assertThat(catchUp(store)).isTrue();
        assertThat(Contents.of(store)).isEqualTo(Contents.of(writer.store()));
    }

    @Test
    void aStoreOfAnEarlierVersionLearnsWhichWrapsAreStored() {
        var store = Contents.copy(writer.store());
        for (Bytes key : Contents.of(store).keySet()) {
            if (key.get()[0] == 'w') {
                store.delete(key);
            }
        }

        assertThat(catchUp(store)).isTrue();
        assertThat(Contents.of(store)).isEqualTo(Contents.of(writer.store()));
        assertThat(catchUp(store)).isFalse();
    }

    @Test
    void aStoreThatIsAheadOfItsLogIsNotTaken() {
        var store = Contents.copy(writer.store());
        writer.log.events.remove(writer.log.events.size() - 1);

        assertThatExceptionOfType(UnrecoverableException.class)
                .isThrownBy(() -> catchUp(store))
                .withMessageContaining("events were lost");
    }

    @Test
    void aLogWithAGapIsNotFoldedAndNothingIsPut() {
        var store = Contents.copy(writer.store());
        var before = Contents.of(store);
        writer.registered(Ledger.identity("cid"));
        writer.send(new Command.UpdateIdentity(BEN));
        writer.log.events.remove(5);

        assertThatExceptionOfType(UnrecoverableException.class)
                .isThrownBy(() -> catchUp(store))
                .withMessageContaining("not dense after 5");
        assertThat(Contents.of(store)).isEqualTo(before);
    }

    @Test
    void aStoreThatWasLostIsFoldedFromTheLog() {
        var before = Contents.of(writer.store());
        writer.restartIn(elsewhere);

        assertThat(writer.log.reads).isEqualTo(1);
        assertThat(Contents.of(writer.store())).isEqualTo(before);
    }

    @Test
    void theWriterGoesOnAfterTheLastEvent() {
        writer.restartIn(elsewhere);

        Written written = writer.send(new Command.ChangeAdmin(writer.ledger.roster, ADA, false));

        assertThat(written.events().get(0).header().position()).isEqualTo(new Position(0, 6));
    }

    @Test
    void keysAreKnownAgain() {
        writer.restartIn(elsewhere);
        Command twice = new Command.RegisterIdentity(
                Ledger.identity("cid"), writer.log.keys.get(2).id(), Set.of());

        assertThat(writer.send(twice).refusal()).contains(RefusalReason.KEY_EXISTS);
    }

    @Test
    void aLogThatDoesNotBeginAtItsBeginningStopsTheTask() {
        writer.log.events.remove(0);

        assertThatThrownBy(() -> writer.restartIn(elsewhere))
                .rootCause()
                .isInstanceOf(UnrecoverableException.class)
                .hasMessageContaining("not dense after 0");
    }

    private boolean catchUp(KeyValueStore<Bytes, byte[]> store) {
        return new CatchUp(new ShardStore(0, store), writer.log).run();
    }
}
