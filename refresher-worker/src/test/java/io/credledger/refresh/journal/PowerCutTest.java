package io.credledger.refresh.journal;

import static io.credledger.refresh.journal.Attempts.done;
import static io.credledger.refresh.journal.Attempts.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.AttemptId;
import io.credledger.ledger.Octets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Small segments, so that they are switched often; the power is cut at every step of writing, switching, opening and deleting. */
class PowerCutTest {
    private static final int SEGMENT_BYTES = 150;
    private static final int ATTEMPTS = 80;

    private final Map<AttemptId, Octets> acknowledged = new HashMap<>();
    private final Set<AttemptId> letGo = new HashSet<>();

    @Test
    void whateverStepThePowerIsCutAtWhatWasAcknowledgedIsThere() throws IOException {
        FragileDisk calm = new FragileDisk();
        live(calm, new Random(1));
        assertThat(calm.steps()).isGreaterThan(200);
        for (int step = 1; step <= calm.steps(); step++) {
            for (int chance = 0; chance < 12; chance++) {
                cutAt(step, chance);
            }
        }
    }

    private void cutAt(int step, int seed) throws IOException {
        acknowledged.clear();
        letGo.clear();
        FragileDisk disk = new FragileDisk().cutAt(step);
        try {
            live(disk, new Random(1));
        } catch (IOException e) {
            assertThat(e).hasMessage("the disk is gone");
        }
        Random chance = new Random(seed);
        FragileDisk after = disk.afterPowerCut(chance);
        for (int again = 1; again < 8; again++) {
            after = recoverAndFail(after.cutAt(again), chance);
        }
        assertAllThere(after);
    }

    /** Opening is cut as well. */
    private static FragileDisk recoverAndFail(FragileDisk disk, Random chance) {
        try (SegmentLog opened = SegmentLog.open(disk, SEGMENT_BYTES)) {
            assertThat(opened.broken()).isZero();
        } catch (IOException e) {
            assertThat(e).hasMessage("the disk is gone");
        }
        return disk.afterPowerCut(chance);
    }

    private void assertAllThere(FragileDisk disk) throws IOException {
        Map<AttemptId, Octets> there = new HashMap<>();
        try (SegmentLog log = SegmentLog.open(disk, SEGMENT_BYTES)) {
            log.live().puts().forEach(put -> there.put(put.attempt(), put.content()));
        }
        Map<AttemptId, Octets> wanted = new HashMap<>(acknowledged);
        wanted.keySet().removeAll(letGo);
        assertThat(there).containsAllEntriesOf(wanted);
        there.keySet().removeAll(acknowledged.keySet());
        assertThat(there.size()).as("at most what was being written").isLessThanOrEqualTo(2);
    }

    /** Puts attempts one or two at a time, and lets most of them go soon after. */
    private void live(FragileDisk disk, Random random) throws IOException {
        try (SegmentLog log = SegmentLog.open(disk, SEGMENT_BYTES)) {
            List<Integer> open = new ArrayList<>();
            for (int next = 0; next < ATTEMPTS; ) {
                List<Change> batch = new ArrayList<>();
                for (int n = 1 + random.nextInt(2); n > 0; n--) {
                    open.add(next);
                    batch.add(put(next++));
                }
                if (open.size() > 2 + random.nextInt(2)) {
                    Change.Done done = done(open.remove(random.nextInt(open.size() - 1)));
                    letGo.add(done.attempt());
                    batch.add(done);
                }
                log.write(batch);
                batch.stream()
                        .filter(Change.Put.class::isInstance)
                        .map(Change.Put.class::cast)
                        .forEach(put -> acknowledged.put(put.attempt(), put.content()));
            }
        }
    }
}
