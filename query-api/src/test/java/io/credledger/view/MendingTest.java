package io.credledger.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.EntityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.topic.Topics;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

/** Whatever comes first, and whatever a crash takes: the view ends as a fresh fold of the log. */
class MendingTest {

    private static final int LENGTH = 40;

    @Test
    void keysAndEventsMayComeInAnyOrder() {
        LongStream.range(0, 100).forEach(seed -> {
            Random random = new Random(seed);
            TestLedger ledger = RandomHistory.of(random, LENGTH);
            SimulatedTask task = new SimulatedTask(0, new AppliedPositions(2), ledger);
            while (task.hasMore()) {
                task.step(task.randomTopic(random));
                if (random.nextInt(10) == 0) {
                    task.commit();
                    task.tick(TestLedger.START);
                }
            }
            assertThat(task.content())
                    .as("seed %d", seed)
                    .isEqualTo(fresh(ledger).content());
            assertThat(task.applied()).isEqualTo(LENGTH);
        });
    }

    @Test
    void crashesAtAnyPointLoseAndRepeatNothing() {
        LongStream.range(0, 400).forEach(seed -> {
            Random random = new Random(seed);
            TestLedger ledger = RandomHistory.of(random, LENGTH);
            SimulatedTask task = new SimulatedTask(0, new AppliedPositions(2), ledger);
            int crashes = 12;
            while (task.hasMore()) {
                task.step(task.randomTopic(random));
                switch (random.nextInt(8)) {
                    case 0 -> task.commit();
                    case 1 -> {
                        task.tick(TestLedger.START);
                        assertPublishedIsThere(task, ledger);
                    }
                    case 2 -> {
                        if (crashes-- > 0) {
                            task.crash(random);
                            assertPublishedIsThere(task, ledger);
                        }
                    }
                    default -> {}
                }
            }
            task.tick(TestLedger.START);
            assertThat(task.content())
                    .as("seed %d", seed)
                    .isEqualTo(fresh(ledger).content());
            assertThat(task.applied()).as("seed %d", seed).isEqualTo(LENGTH);
        });
    }

    @Test
    void aGroupThatLostItsOffsetsReadsAllAgainAndChangesNothing() {
        TestLedger ledger = RandomHistory.of(new Random(5), LENGTH);
        SimulatedTask task = new SimulatedTask(0, new AppliedPositions(2), ledger).runInOrder();
        task.rewind();
        task.restart();
        task.runInOrder();
        assertThat(task.content())
                .containsExactlyInAnyOrderEntriesOf(fresh(ledger).content());
    }

    @Test
    void aCleanRestartAnswersAtOnce() {
        TestLedger ledger = RandomHistory.of(new Random(6), LENGTH);
        SimulatedTask task = new SimulatedTask(0, new AppliedPositions(2), ledger).runInOrder();
        task.commit();
        task.stop();
        assertThat(task.applied()).isZero();
        task.restart();
        assertThat(task.applied()).isEqualTo(LENGTH);
        assertThat(task.content())
                .containsExactlyInAnyOrderEntriesOf(fresh(ledger).content());
    }

    @Test
    void whatWaitedIsForgottenOnceItIsCommitted() {
        TestLedger ledger = RandomHistory.of(new Random(7), LENGTH);
        SimulatedTask task = new SimulatedTask(0, new AppliedPositions(2), ledger);
        task.run(Topics.EVENTS.name());
        assertThat(task.applied()).isZero();
        task.run(Topics.KEYS.name());
        task.tick(TestLedger.START);
        assertThat(task.store(ViewStores.PENDING).approximateNumEntries()).isEqualTo(LENGTH);
        task.commit();
        task.tick(TestLedger.START);
        task.tick(TestLedger.START);
        assertThat(task.store(ViewStores.PENDING).approximateNumEntries()).isZero();
        assertThat(task.applied()).isEqualTo(LENGTH);
    }

    /** Whoever waited for the position must find the event. */
    private static void assertPublishedIsThere(SimulatedTask task, TestLedger ledger) {
        for (LedgerEvent event : ledger.events.subList(0, (int) task.applied())) {
            EntityId entity = event.header().entity();
            Bytes at = StoreKeys.history(entity, event.header().position().seq());
            assertThat(task.store(ViewStores.HISTORY).get(at)).isNotNull();
            byte[] row = task.store(ViewStores.rowsOf(entity)).get(StoreKeys.of(entity));
            assertThat(StoredRow.decode(Objects.requireNonNull(row)).state().version())
                    .isGreaterThanOrEqualTo(event.header().version());
        }
    }

    private static SimulatedTask fresh(TestLedger ledger) {
        return new SimulatedTask(0, new AppliedPositions(2), ledger).runInOrder();
    }
}
