package io.credledger.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.topic.Topics;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whoever waits for a connection to change is woken by the fold. */
class ConnectionChangesTest {

    private final TestLedger ledger = new TestLedger(0, 1).founded();
    private final AppliedPositions positions = new AppliedPositions(1);
    private final SimulatedTask task = new SimulatedTask(0, positions, ledger);
    private final LedgerView view = new StreamsLedgerView(task, positions, TestLedger.FORMAT, 1);
    private final IdentityId alice = ledger.identity(1);
    private final ConnectionId mine = ledger.connection(alice, 1);
    private final ConnectionId other = ledger.connection(alice, 2);

    @Test
    void aChangeWakesWhoeverWaitsForIt() {
        granted(mine, other);
        CompletableFuture<Void> first = view.whenAfter(mine, 1);
        CompletableFuture<Void> second = view.whenAfter(mine, 1);
        CompletableFuture<Void> others = view.whenAfter(other, 1);

        requested(mine);

        assertThat(first).isDone();
        assertThat(second).isDone();
        assertThat(others).isNotDone();
        assertThat(positions.watched()).isEqualTo(1);
    }

    @Test
    void whatTheyWaitForCanBeRead() {
        granted(mine);
        CompletableFuture<Long> seen = view.whenAfter(mine, 1)
                .thenApply(
                        changed -> view.connection(mine).orElseThrow().state().version());

        requested(mine);

        assertThat(seen).isCompletedWithValue(2L);
    }

    @Test
    void whatHasHappenedIsNotWaitedFor() {
        granted(mine);

        assertThat(view.whenAfter(mine, 0)).isDone();
        assertThat(positions.watched()).isZero();
    }

    @Test
    void whatIsNotThereYetIsWaitedFor() {
        CompletableFuture<Void> coming = view.whenAfter(mine, 0);
        assertThat(coming).isNotDone();

        granted(mine);

        assertThat(coming).isDone();
    }

    @Test
    void anEventWhoseKeyIsMissingHasNotHappenedYet() {
        CompletableFuture<Void> coming = view.whenAfter(mine, 0);
        task.runInOrder();
        ledger.granted(alice, alice, mine, TestLedger.GITHUB);

        task.run(Topics.EVENTS.name());
        assertThat(coming).isNotDone();
        task.run(Topics.KEYS.name());
        assertThat(coming).isDone();
    }

    @Test
    void whoeverStopsWaitingIsForgotten() {
        granted(mine);
        CompletableFuture<Void> stays = view.whenAfter(mine, 1);
        CompletableFuture<Void> goes = view.whenAfter(mine, 1);

        goes.cancel(false);
        assertThat(positions.watched()).isEqualTo(1);
        stays.cancel(false);
        assertThat(positions.watched()).isZero();
    }

    @Test
    void whoeverCannotLookDoesNotWait() {
        LedgerView starting = new StreamsLedgerView(new LocalStores(), positions, TestLedger.FORMAT, 1);

        assertThatExceptionOfType(ViewUnavailableException.class).isThrownBy(() -> starting.whenAfter(mine, 0));
        assertThat(positions.watched()).isZero();
    }

    private void granted(ConnectionId... connections) {
        for (ConnectionId connection : connections) {
            ledger.granted(alice, alice, connection, TestLedger.GITHUB);
        }
        task.runInOrder();
    }

    private void requested(ConnectionId connection) {
        ledger.happened(connection, new Fact.RefreshRequested(), null);
        task.runInOrder();
    }
}
