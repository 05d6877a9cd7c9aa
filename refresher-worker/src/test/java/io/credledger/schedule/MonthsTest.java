package io.credledger.schedule;

import static io.credledger.schedule.Samples.GRANTED;
import static io.credledger.schedule.Samples.life;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.provider.Life;
import io.credledger.provider.Rotation;
import io.credledger.schedule.SimulatedLedger.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Hundreds of connections with the providers that there are, second by second. */
class MonthsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private static final SimulatedProvider MINUTE =
            new SimulatedProvider("a minute", life(Duration.ofSeconds(60), null, Rotation.SINGLE_USE), HOUR);
    private static final List<SimulatedProvider> PROVIDERS = List.of(
            MINUTE,
            new SimulatedProvider(
                    "github",
                    life(HOUR.multipliedBy(8), DAY.multipliedBy(182), Rotation.SINGLE_USE),
                    DAY.multipliedBy(182)),
            new SimulatedProvider("gitlab", life(HOUR.multipliedBy(2), null, Rotation.SINGLE_USE), null),
            new SimulatedProvider(
                    "gitea", life(HOUR, HOUR.multipliedBy(730), Rotation.OPTIONAL), HOUR.multipliedBy(730)),
            new SimulatedProvider("google", life(HOUR, null, Rotation.NONE), DAY.multipliedBy(182)),
            new SimulatedProvider("amocrm", life(DAY, DAY.multipliedBy(90), Rotation.SINGLE_USE), DAY.multipliedBy(90)),
            new SimulatedProvider("idle", keptAlive(null, DAY), DAY),
            new SimulatedProvider("idle and long", keptAlive(DAY.multipliedBy(30), DAY), DAY),
            new SimulatedProvider(
                    "a month", life(null, DAY.multipliedBy(30), Rotation.SINGLE_USE), DAY.multipliedBy(30)),
            new SimulatedProvider("for ever", life(null, null, Rotation.NONE), null));

    private final SimulatedLedger ledger = new SimulatedLedger(GRANTED);

    @Test
    void forThreeMonthsEveryCredentialIsRefreshedInItsTimeAndNeverOver() {
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            SimulatedProvider provider = PROVIDERS.get(i < 1 ? 0 : 1 + i % (PROVIDERS.size() - 1));
            ledger.grant(i, provider);
            ledger.run(ledger.now().plusSeconds(random.nextInt(60)), this::refresh);
        }
        ledger.run(GRANTED.plus(DAY.multipliedBy(92)), this::refresh);

        long refreshes = 0;
        for (Row row : ledger.rows()) {
            assertInTime(row);
            assertThat(row.offers).as("no entry is shown in vain").isEqualTo(row.refreshes.size());
            refreshes += row.refreshes.size();
        }
        assertThat(refreshes).isGreaterThan(400_000);
        assertThat(ledger.spent()).isEqualTo(refreshes);
        assertThat(ledger.index().scanned()).isLessThanOrEqualTo(refreshes);
        assertThat(ledger.index().scans()).isLessThanOrEqualTo(ledger.ticks());
    }

    @Test
    void whatWasGrantedTogetherIsNotRefreshedTogether() {
        for (int i = 0; i < 3600; i++) {
            ledger.grant(i, PROVIDERS.get(4));
        }
        Map<Instant, Integer> perSecond = new HashMap<>();
        ledger.run(GRANTED.plus(DAY), row -> {
            perSecond.merge(ledger.now(), 1, Integer::sum);
            return refresh(row);
        });
        // 3,600 in a tenth of an hour are ten a second; later they are spread over the whole hour.
        assertThat(perSecond.values()).allSatisfy(many -> assertThat(many).isLessThan(28));
        assertThat(perSecond.entrySet().stream()
                        .filter(second -> second.getKey().isAfter(GRANTED.plus(DAY.dividedBy(2))))
                        .mapToInt(Map.Entry::getValue)
                        .max()
                        .orElseThrow())
                .isLessThan(20);
    }

    @Test
    void whatWasDueDuringAStandstillIsMadeUpForAndNothingIsShownTwice() {
        for (int i = 0; i < 500; i++) {
            ledger.grant(i, PROVIDERS.get(2));
        }
        List<Row> shown = new ArrayList<>();
        ledger.run(GRANTED.plus(HOUR.multipliedBy(3)), row -> {
            shown.add(row);
            return Verdict.held(GRANTED.plus(HOUR.multipliedBy(3)).plusSeconds(1));
        });
        assertThat(shown).hasSize(500).doesNotHaveDuplicates();
        assertThat(ledger.tick().overdue().late()).isEqualTo(500);

        ledger.run(GRANTED.plus(HOUR.multipliedBy(3)).plusSeconds(1), ledger::refresh);
        assertThat(ledger.rows()).allSatisfy(row -> assertThat(row.refreshes).hasSize(1));
    }

    private Verdict refresh(Row row) {
        assertThat(row.grant.isExpired(ledger.now())).as(row.provider.name()).isFalse();
        return ledger.refresh(row);
    }

    private void assertInTime(Row row) {
        Duration shortest = shortest(row.provider);
        if (shortest == null) {
            assertThat(row.refreshes).isEmpty();
            return;
        }
        Instant before = row.standing.grantedAt();
        for (Instant at : row.refreshes) {
            assertThat(Duration.between(before, at))
                    .as(row.provider.name())
                    .isBetween(share(shortest, 0.70), share(shortest, 0.80).plusSeconds(1));
            before = at;
        }
        assertThat(Duration.between(before, ledger.now()))
                .isLessThan(share(shortest, 0.80).plusSeconds(1));
    }

    /** What ends first of a credential. */
    private static @Nullable Duration shortest(SimulatedProvider provider) {
        return Stream.of(
                        provider.life().accessToken(),
                        provider.life().keepAlive(),
                        provider.life().refreshToken())
                .filter(Objects::nonNull)
                .min(Duration::compareTo)
                .orElse(null);
    }

    private static Life keptAlive(@Nullable Duration access, Duration keepAlive) {
        return new Life(access, null, Rotation.OPTIONAL, Duration.ZERO, false, false, keepAlive);
    }

    private static Duration share(Duration life, double share) {
        return Duration.ofMillis((long) (life.toMillis() * share));
    }
}
