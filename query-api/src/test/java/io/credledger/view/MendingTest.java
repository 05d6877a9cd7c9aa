package io.credledger.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whatever comes first, and whatever a crash takes: the view ends as a fresh fold of the log. */
class MendingTest {

    private static final int LENGTH = 40;

    @Test
    void keysAndEventsMayComeInAnyOrder() {
        LongStream.range(0, 300).forEach(seed -> {
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
        LongStream.range(0, 3_000).forEach(seed -> {
            Random random = new Random(seed);
            TestLedger ledger = RandomHistory.of(random, LENGTH);
            SimulatedTask task = new SimulatedTask(0, new AppliedPositions(2), ledger);
            int crashes = 12;
            while (task.hasMore()) {
                task.step(task.randomTopic(random));
                switch (random.nextInt(8)) {
                    case 0 -> task.commit();
                    case 1 -> task.tick(TestLedger.START);
                    case 2 -> {
                        if (crashes-- > 0) {
                            long before = task.applied();
                            task.crash(random);
                            assertThat(task.applied()).as("seed %d", seed).isLessThanOrEqualTo(before);
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

    private static SimulatedTask fresh(TestLedger ledger) {
        return new SimulatedTask(0, new AppliedPositions(2), ledger).runInOrder();
    }
}
