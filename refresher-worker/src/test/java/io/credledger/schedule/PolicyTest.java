package io.credledger.schedule;

import static io.credledger.schedule.Samples.GRANTED;
import static io.credledger.schedule.Samples.attempt;
import static io.credledger.schedule.Samples.life;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.ledger.Refreshing;
import io.credledger.provider.Life;
import io.credledger.provider.Rotation;
import io.credledger.schedule.AfterUnknown.Loss;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When something is tried again, or taken over. */
class PolicyTest {
    private static final AfterUnknown POLICY = AfterUnknown.USUAL;
    private static final Instant NOW = GRANTED.plusSeconds(10);
    private static final double MOST = 0x1.fffffffffffffp-1;

    @Test
    void aBackoffDoublesUpToAQuarterOfAnHour() {
        assertThat(Backoff.USUAL.after(1, MOST)).isBetween(millis(9_990), millis(10_000));
        assertThat(Backoff.USUAL.after(2, MOST)).isBetween(millis(19_990), millis(20_000));
        for (int failures = 8; failures < 2000; failures += 7) {
            assertThat(Backoff.USUAL.after(failures, MOST)).isBetween(millis(899_000), millis(900_000));
        }
    }

    @Test
    void aBackoffIsAnythingDownToItsBeginning() {
        for (int failures = 0; failures < 40; failures++) {
            assertThat(Backoff.USUAL.after(failures, 0)).isEqualTo(Duration.ofSeconds(5));
        }
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTokenThatIsNotUsedUpIsTriedAgainWithBackoff() {
        assertThat(POLICY.retryAt(life(null, null, Rotation.NONE), loss(1), MOST))
                .isBetween(NOW.plusMillis(9_990), NOW.plusSeconds(10));
    }

    @Test
    void withinItsGraceAUsedTokenIsTriedAgainAtOnce() {
        for (int grace : new int[] {11, 15, 30, 60, 1800}) {
            Instant end = GRANTED.plusSeconds(grace);
            for (int failures = 1; failures < 30; failures++) {
                assertThat(POLICY.retryAt(grace(grace, true), loss(failures), MOST))
                        .isBetween(NOW, NOW.plus(Duration.between(NOW, end).dividedBy(4)));
            }
            assertThat(POLICY.retryAt(grace(grace, true), loss(1), MOST)).isBefore(NOW.plusMillis(501));
        }
    }

    @Test
    void afterItsGraceItIsTriedAgainAsIfThereWereNone() {
        assertThat(POLICY.retryAt(grace(10, true), loss(1), 0)).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
        assertThat(POLICY.retryAt(grace(10, false), loss(1), 0)).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void whereASecondUseCostsTheGrantTheOtherJournalIsWaitedFor() {
        for (int failures = 1; failures < 20; failures++) {
            assertThat(POLICY.retryAt(grace(0, true), loss(failures), 0)).isEqualTo(NOW.plus(POLICY.journalWait()));
        }
    }

    @Test
    void whoseJournalIsOursWeDoNotWaitFor() {
        for (Life life : new Life[] {grace(0, true), grace(60, true), life(null, null, Rotation.NONE)}) {
            assertThat(POLICY.retryAt(life, new Loss(GRANTED, NOW, 1, true), MOST))
                    .isEqualTo(NOW);
        }
    }

    @Test
    void aRepeatIsForgivenAfterAnUnknownOutcomeUntilTheGraceMustBeOver() {
        assertThat(AfterUnknown.isForgiven(grace(30, true), unknown(NOW), NOW)).isTrue();
        assertThat(AfterUnknown.isForgiven(grace(30, true), unknown(NOW), NOW.plusSeconds(30)))
                .isFalse();
        assertThat(AfterUnknown.isForgiven(grace(0, true), unknown(NOW), NOW)).isFalse();
        assertThat(AfterUnknown.isForgiven(grace(30, true), Refreshing.NONE, NOW))
                .isFalse();
        assertThat(AfterUnknown.isForgiven(life(null, null, Rotation.NONE), unknown(NOW), NOW))
                .isFalse();
    }

    private static Refreshing unknown(Instant retryAt) {
        return new Refreshing(null, 0, null, null, 1, true, null, retryAt, null, null);
    }

    @Test
    void anotherWorkersAttemptIsItsOwnUntilBothClocksSawItsLeaseEnd() {
        Instant lease = GRANTED.plusSeconds(60).plus(TakeOver.MARGIN);
        assertThat(TakeOver.notBefore(attempt(GRANTED), false, GRANTED)).isEqualTo(lease);
        assertThat(TakeOver.notBefore(attempt(GRANTED), false, GRANTED.plusSeconds(40)))
                .isEqualTo(lease.plusSeconds(40));
        assertThat(TakeOver.notBefore(attempt(GRANTED), false, GRANTED.minusSeconds(40)))
                .isEqualTo(lease);
    }

    @Test
    void ourOwnAttemptOfAnEarlierLifeIsOursAtOnce() {
        assertThat(TakeOver.notBefore(attempt(GRANTED), true, NOW)).isEqualTo(GRANTED);
    }

    private static Life grace(int seconds, boolean reuseDetected) {
        return new Life(null, null, Rotation.SINGLE_USE, Duration.ofSeconds(seconds), reuseDetected, false, null);
    }

    private static Loss loss(int failures) {
        return new Loss(GRANTED, NOW, failures, false);
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
