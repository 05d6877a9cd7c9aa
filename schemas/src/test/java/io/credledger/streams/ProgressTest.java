package io.credledger.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener.SuspendReason;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

final class ProgressTest {

    private static final TopicPartition ZERO = new TopicPartition("changelog", 0);
    private static final TopicPartition ONE = new TopicPartition("changelog", 1);

    private final AtomicLong nanos = new AtomicLong();
    private final List<RestoreSnapshot> told = new ArrayList<>();
    private final RestoreProgress restore = new RestoreProgress(told::add, nanos::get);

    @Test
    void nothingToRestoreIsFinished() {
        assertThat(restore.snapshot().isFinished()).isTrue();
        assertThat(restore.snapshot().percent()).isEqualTo(100);
    }

    @Test
    void storesAddUp() {
        restore.onRestoreStart(ZERO, "s", 50, 150);
        restore.onRestoreStart(ONE, "s", 0, 100);
        restore.onBatchRestored(ZERO, "s", 99, 50);

        assertThat(restore.snapshot()).isEqualTo(new RestoreSnapshot(2, 50, 200));
        assertThat(restore.snapshot()).hasToString("restoring 2 stores, 25 % of 200 records");

        restore.onRestoreEnd(ONE, "s", 97);

        assertThat(restore.snapshot()).isEqualTo(new RestoreSnapshot(1, 150, 200));
    }

    @Test
    void whenAllIsRestoredTheCountBeginsAnew() {
        restore.onRestoreStart(ZERO, "s", 0, 100);
        restore.onRestoreEnd(ZERO, "s", 100);
        restore.onRestoreStart(ONE, "s", 0, 10);

        assertThat(restore.snapshot()).isEqualTo(new RestoreSnapshot(1, 0, 10));
    }

    @Test
    void aStoreThatGoesElsewhereNoLongerCounts() {
        restore.onRestoreStart(ZERO, "s", 0, 100);
        restore.onRestoreSuspended(ZERO, "s", 10);

        assertThat(restore.snapshot().isFinished()).isTrue();
    }

    @Test
    void batchesAreToldOnceASecond() {
        restore.onRestoreStart(ZERO, "s", 0, 100);
        for (int i = 0; i < 25; i++) {
            nanos.addAndGet(Duration.ofMillis(100).toNanos());
            restore.onBatchRestored(ZERO, "s", i, 1);
        }
        restore.onRestoreEnd(ZERO, "s", 100);

        assertThat(told).map(RestoreSnapshot::restored).containsExactly(0L, 10L, 20L, 0L);
        assertThat(told.get(3).isFinished()).isTrue();
    }

    @Test
    void copiesForOthersSayHowFarTheyAreBehindAndHoldNothingBack() {
        StandbyProgress standby = new StandbyProgress();
        standby.onUpdateStart(ZERO, "s", 0);
        standby.onUpdateStart(ONE, "s", 0);
        standby.onBatchLoaded(ZERO, "s", new TaskId(0, 0), 89, 90, 100);

        assertThat(standby.health("view"))
                .isEqualTo(new Health.Part("view standby", true, "2 stores kept, 10 records behind"));

        standby.onUpdateSuspended(ZERO, "s", 90, 100, SuspendReason.PROMOTED);

        assertThat(standby.health("view").reason()).isEqualTo("1 stores kept, 0 records behind");
    }
}
