package io.credledger.refresh.journal;

import static io.credledger.refresh.journal.Attempts.attempt;
import static io.credledger.refresh.journal.Attempts.done;
import static io.credledger.refresh.journal.Attempts.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.ledger.AttemptId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentLogTest {
    private final FragileDisk disk = new FragileDisk();

    @Test
    void aLaterPutTakesThePlaceOfAnEarlierOne() throws IOException {
        try (SegmentLog log = SegmentLog.open(disk, 1000)) {
            log.write(List.of(put(1), put(2)));
            log.write(List.of(new Change.Put(attempt(1), put(9).content())));
        }
        try (SegmentLog log = SegmentLog.open(disk, 1000)) {
            assertThat(log.live().puts()).containsExactly(put(2), new Change.Put(attempt(1), put(9).content()));
        }
    }

    @Test
    void thereIsOneSegmentHoweverMuchWasWritten() throws IOException {
        try (SegmentLog log = SegmentLog.open(disk, 1000)) {
            for (int i = 0; i < 1000; i++) {
                log.write(List.of(put(i)));
                log.write(List.of(done(i)));
            }
            assertThat(disk.names()).hasSize(1);
            assertThat(disk.read(disk.names().get(0)).length).isLessThan(1200);
        }
    }

    @Test
    void whatIsLiveIsNotCopiedAgainAndAgain() throws IOException {
        try (SegmentLog log = SegmentLog.open(disk, 1000)) {
            for (int i = 0; i < 1000; i++) {
                log.write(List.of(put(i)));
            }
            assertThat(log.forces()).isBetween(1000L, 1020L);
            assertThat(log.live().count()).isEqualTo(1000);
        }
    }

    @Test
    void thatSomethingIsDoneCostsNoFlush() throws IOException {
        try (SegmentLog log = SegmentLog.open(disk, 1000)) {
            log.write(List.of(put(1)));
            long before = log.forces();
            log.write(List.of(done(1)));
            assertThat(log.forces()).isEqualTo(before);
        }
    }

    @Test
    void aDamagedSegmentIsKeptAsideAndItsReadableEntriesLiveOn() throws IOException {
        try (SegmentLog log = SegmentLog.open(disk, 1000)) {
            log.write(List.of(put(1), put(2), put(3)));
        }
        String name = disk.names().get(0);
        disk.damage(name, Frame.HEADER + 50);

        for (int life = 0; life < 2; life++) {
            try (SegmentLog log = SegmentLog.open(disk, 1000)) {
                assertThat(attempts(log)).containsExactly(attempt(2), attempt(3));
                assertThat(log.broken()).isEqualTo(life == 0 ? 1 : 0);
                assertThat(disk.names()).contains(name + ".broken").hasSize(2);
            }
        }
    }

    @Test
    void afterAFailureAtWhateverStepItWritesOnInANewSegment() throws IOException {
        for (int step = 1; step < 30; step++) {
            FragileDisk faulty = new FragileDisk();
            try (SegmentLog log = SegmentLog.open(faulty, 150)) {
                log.write(List.of(put(1)));
                log.write(List.of(put(2)));
                faulty.failAt(faulty.steps() + step);
                List<AttemptId> kept = new ArrayList<>(List.of(attempt(1), attempt(2)));
                for (int i = 3; i < 40; i++) {
                    if (!fails(log, i)) {
                        kept.add(attempt(i));
                    }
                }
                assertThat(kept).hasSizeGreaterThanOrEqualTo(38);
                assertThat(attempts(log)).isEqualTo(kept);
            }
            try (SegmentLog log = SegmentLog.open(faulty, 150)) {
                assertThat(attempts(log)).hasSizeBetween(38, 39).contains(attempt(1), attempt(39));
                assertThat(log.broken()).isZero();
            }
        }
    }

    @Test
    void whatWasLetGoDuringAFailureIsLetGo() throws IOException {
        try (SegmentLog log = SegmentLog.open(disk, 1000)) {
            log.write(List.of(put(1)));
            disk.failAt(disk.steps() + 1);
            assertThatThrownBy(() -> log.write(List.of(done(1), put(2)))).isInstanceOf(IOException.class);
            assertThat(attempts(log)).isEmpty();
        }
    }

    private static boolean fails(SegmentLog log, int number) {
        try {
            log.write(List.of(put(number)));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static List<AttemptId> attempts(SegmentLog log) {
        return log.live().puts().stream().map(Change.Put::attempt).toList();
    }
}
