package io.credledger.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Fact;
import io.credledger.topic.Topics;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is shredded is what an event says, in whatever order the topics are read. */
class ShreddedKeysTest {

    private final TestLedger ledger = new TestLedger(0, 2).founded().registered(1);
    private final ConnectionId connection = ledger.connection(ledger.identity(1), 1);
    private List<DataKeyId> keys = List.of();

    @BeforeEach
    void aConnectionEnds() {
        ledger.granted(ledger.identity(1), ledger.identity(1), connection, TestLedger.GITHUB)
                .disconnected(connection);
        keys = ((Connection) Objects.requireNonNull(ledger.states.get(connection))).keys();
        keys.forEach(key -> ledger.happened(connection, new Fact.DataKeyShredded(key), null));
    }

    private SimulatedTask task() {
        return new SimulatedTask(0, new AppliedPositions(2), ledger);
    }

    private void tombstones() {
        for (LogRecord record : List.copyOf(ledger.keyRecords).subList(2, 4)) {
            ledger.keyRecords.add(record.withValue(null));
        }
    }

    @Test
    void itsKeysAreGoneAndAllIsApplied() {
        tombstones();
        SimulatedTask task = task().runInOrder();

        assertThat(task.applied()).isEqualTo(6);
        assertThat(keys).allSatisfy(key -> assertThat(entry(task, key)).isEmpty());
        assertThat(quarantined(task)).isZero();
    }

    @Test
    void whatComesBeforeDoesNotWaitForAKeyThatCompactionTook() {
        ledger.keyRecords.subList(2, 4).clear();
        SimulatedTask task = task().runInOrder();

        assertThat(task.applied()).isEqualTo(6);
    }

    @Test
    void aKeyThatComesAfterItsEndStaysGone() {
        SimulatedTask task = task();
        task.run(Topics.EVENTS.name());
        task.run(Topics.KEYS.name());

        assertThat(task.applied()).isEqualTo(6);
        assertThat(keys).allSatisfy(key -> assertThat(entry(task, key)).isEmpty());
    }

    @Test
    void aTombstoneThatComesBeforeItsEventIsNoAlarm() {
        tombstones();
        SimulatedTask task = task();
        task.run(Topics.KEYS.name());
        task.tick(TestLedger.START);
        task.run(Topics.EVENTS.name());
        task.tick(TestLedger.START.plusSeconds(3_600));

        assertThat(quarantined(task)).isZero();
    }

    private static byte[] entry(SimulatedTask task, DataKeyId key) {
        return Objects.requireNonNull(task.store(ViewStores.DATA_KEYS).get(StoreKeys.of(key)));
    }

    private static double quarantined(SimulatedTask task) {
        return task.metrics
                .counter(Quarantine.METRIC, "topic", Topics.KEYS.name())
                .count();
    }
}
