package io.credledger.schedule;

import static io.credledger.schedule.Samples.ENDLESS;
import static io.credledger.schedule.Samples.GRANTED;
import static io.credledger.schedule.Samples.HOUR;
import static io.credledger.schedule.Samples.attempt;
import static io.credledger.schedule.Samples.connection;
import static io.credledger.schedule.Samples.life;
import static io.credledger.schedule.Samples.standing;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.ReauthReason;
import io.credledger.ledger.RefreshTrouble;
import io.credledger.ledger.Refreshing;
import io.credledger.ledger.RevocationResult;
import io.credledger.provider.Life;
import io.credledger.provider.Rotation;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DueTimeTest {
    private static final Refreshing NONE = Refreshing.NONE;
    private static final Instant REQUESTED = GRANTED.plusSeconds(600);
    private static final Instant RETRY = GRANTED.plusSeconds(900);

    @Test
    void aCredentialIsDueBetweenSeventyAndEightyPerCentOfItsLife() {
        for (int i = 0; i < 1000; i++) {
            assertThat(at(standing(i, NONE, GRANTED.plus(Duration.ofHours(10))), HOUR))
                    .isBetween(GRANTED.plus(Duration.ofHours(7)), GRANTED.plus(Duration.ofHours(8)));
        }
    }

    @Test
    void aThousandOfOneMomentAreSpreadOverTheWholeTenPerCent() {
        int[] tenths = new int[10];
        for (int i = 0; i < 1000; i++) {
            Instant at = at(standing(i, NONE, GRANTED.plusSeconds(10_000)), HOUR);
            tenths[(int) ((Duration.between(GRANTED, at).toMillis() - 7_000_000) / 100_000)]++;
        }
        assertThat(Arrays.stream(tenths).boxed())
                .allSatisfy(many -> assertThat(many).isBetween(60, 140));
    }

    @Test
    void theSameCredentialIsDueAtTheSameTimeWhoeverReckons() {
        Standing standing = standing(1, NONE, GRANTED.plusSeconds(10_000));
        assertThat(DueTime.of(standing, HOUR)).isEqualTo(DueTime.of(standing, HOUR));
        assertThat(at(standing, HOUR)).isNotEqualTo(at(standing(2, NONE, GRANTED.plusSeconds(10_000)), HOUR));
    }

    @Test
    void theTimeGoesOnFromTheLastRefresh() {
        Refreshing refreshed =
                new Refreshing(null, 2, null, GRANTED.plusSeconds(10_000), 0, false, null, null, null, null);
        assertThat(at(standing(1, refreshed, GRANTED.plusSeconds(11_000)), HOUR))
                .isBetween(GRANTED.plusSeconds(10_700), GRANTED.plusSeconds(10_800));
    }

    @Test
    void withoutAnExpiryTheProvidersUsualLifeHolds() {
        assertThat(at(standing(1, NONE, null), HOUR))
                .isBetween(GRANTED.plus(Duration.ofMinutes(42)), GRANTED.plus(Duration.ofMinutes(48)));
    }

    @Test
    void whatNeverExpiresIsNeverDue() {
        assertThat(DueTime.of(standing(1, NONE, null), ENDLESS)).isNull();
    }

    @Test
    void whatNeverExpiresIsKeptAliveWhereAnUnusedRefreshTokenDies() {
        Life idle = new Life(null, null, Rotation.OPTIONAL, Duration.ZERO, false, false, Duration.ofDays(1));
        assertThat(at(standing(1, NONE, null), idle)).isBetween(after(0.7 * 24), after(0.8 * 24));
        Life longer =
                new Life(Duration.ofDays(9), null, Rotation.OPTIONAL, Duration.ZERO, false, false, Duration.ofDays(1));
        assertThat(at(standing(1, NONE, null), longer)).isBefore(after(24));
    }

    @Test
    void aRefreshTokenThatEndsFirstIsUsedBeforeItEnds() {
        Standing known = new Standing(connection(1), 1, true, true, GRANTED, GRANTED, NONE, null, after(10), after(5));
        assertThat(at(known, HOUR)).isBetween(after(3.5), after(4));
        assertThat(at(standing(1, NONE, null), life(null, Duration.ofDays(90), Rotation.SINGLE_USE)))
                .isBetween(after(63 * 24), after(72 * 24));
        assertThat(known.isRefreshTokenOver(after(4.9))).isFalse();
        assertThat(known.isRefreshTokenOver(after(5))).isTrue();
    }

    @Test
    void whatWasImportedExpiredIsDueAtOnce() {
        assertThat(at(standing(1, NONE, GRANTED.minusSeconds(5)), HOUR)).isEqualTo(GRANTED);
    }

    @Test
    void anEndOfTheWorldIsNotBeyondReckoning() {
        assertThat(at(standing(1, NONE, Instant.MAX), HOUR)).isAfter(GRANTED.plus(Duration.ofDays(10_000)));
    }

    @Test
    void aSessionThatEndsAnywayIsNotRefreshedWithoutEnd() {
        Instant end = GRANTED.plusSeconds(60);
        Instant now = GRANTED;
        int refreshes = 0;
        for (; now.isBefore(end); refreshes++) {
            Refreshing refreshed = new Refreshing(null, 2, null, now, 0, false, null, null, null, null);
            now = at(standing(1, refreshed, end), HOUR);
        }
        assertThat(refreshes).isLessThan(8);
    }

    @Test
    void aRequestMakesItDueWhenItWasMade() {
        assertThat(at(standing(1, requested(null, null), after(10)), HOUR)).isEqualTo(REQUESTED);
        assertThat(at(standing(1, requested(null, null), null), ENDLESS)).isEqualTo(REQUESTED);
    }

    @Test
    void aRequestDoesNotWaitForABackoffOfOurs() {
        assertThat(at(standing(1, requested(RETRY, RefreshTrouble.NOT_SENT), after(1)), HOUR))
                .isEqualTo(REQUESTED);
        assertThat(at(standing(1, requested(RETRY, RefreshTrouble.REFUSED), after(1)), HOUR))
                .isEqualTo(REQUESTED);
    }

    @Test
    void aRequestIsNotServedBeforeTheProviderWantsItOrBeforeAnUnknownOutcomeAllows() {
        assertThat(at(standing(1, requested(RETRY, RefreshTrouble.RATE_LIMITED), after(1)), HOUR))
                .isEqualTo(RETRY);
        assertThat(at(standing(1, requested(RETRY, null), after(1)), HOUR)).isEqualTo(RETRY);
        assertThat(at(standing(1, requested(REQUESTED.minusSeconds(1), null), after(1)), HOUR))
                .isEqualTo(REQUESTED);
    }

    @Test
    void afterAFailureItIsDueWhenTheFailureSaid() {
        Refreshing failed = new Refreshing(null, 0, null, null, 1, false, null, RETRY, RefreshTrouble.REFUSED, null);
        assertThat(at(standing(1, failed, after(10)), HOUR)).isEqualTo(RETRY);
    }

    @Test
    void whatNeedsAPersonIsNotDue() {
        Refreshing dead = new Refreshing(null, 0, null, null, 1, false, REQUESTED, null, null, ReauthReason.GRANT_DEAD);
        assertThat(DueTime.of(standing(1, dead, after(1)), HOUR)).isNull();
    }

    @Test
    void whatCannotBeRefreshedIsNotDue() {
        assertThat(DueTime.of(state(true, false, NONE, null), HOUR)).isNull();
    }

    @Test
    void anOpenAttemptIsLookedAtSinceItBegan() {
        Refreshing open = new Refreshing(attempt(RETRY), 0, null, null, 0, false, null, null, null, null);
        assertThat(DueTime.of(standing(1, open, after(1)), HOUR)).isEqualTo(new Due(RETRY, Work.ATTEMPT));
        assertThat(DueTime.of(state(false, true, open, null), HOUR)).isEqualTo(new Due(RETRY, Work.ATTEMPT));
    }

    @Test
    void aDisconnectedCredentialIsRevokedOnce() {
        assertThat(DueTime.of(state(false, false, NONE, null), HOUR)).isEqualTo(new Due(GRANTED, Work.REVOKE));
        for (RevocationResult result : RevocationResult.values()) {
            assertThat(DueTime.of(state(false, true, NONE, result), HOUR)).isNull();
        }
    }

    private static Standing state(
            boolean connected, boolean refreshable, Refreshing refreshes, @Nullable RevocationResult revocation) {
        return new Standing(
                connection(1), 1, connected, refreshable, GRANTED, GRANTED, refreshes, revocation, after(1), null);
    }

    private static Refreshing requested(@Nullable Instant retryAt, @Nullable RefreshTrouble trouble) {
        boolean unknown = retryAt != null && trouble == null;
        return new Refreshing(null, 0, null, null, retryAt == null ? 0 : 1, unknown, REQUESTED, retryAt, trouble, null);
    }

    private static Instant after(double hours) {
        return GRANTED.plusMillis((long) (hours * 3_600_000));
    }

    private static Instant at(Standing standing, Life life) {
        return requireNonNull(DueTime.of(standing, life)).at();
    }
}
