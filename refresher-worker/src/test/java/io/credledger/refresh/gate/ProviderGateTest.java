package io.credledger.refresh.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.refresh.Passage;
import io.credledger.refresh.gate.Admission.Closed;
import io.credledger.refresh.gate.Admission.Open;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProviderGateTest {
    private static final URI SITE = URI.create("https://forge.example");
    private static final Instant BEGIN = Instant.parse("2026-11-21T06:00:00Z");

    private final VirtualClock clock = new VirtualClock(BEGIN);
    private final Gates gates = new Gates(GateSettings.USUAL, clock);
    private final ProviderGate gate = gates.gate("forge", SITE);

    @Test
    void noMoreThanItsConcurrencyAreUnderWay() {
        List<Passage> passages = through(100);
        assertThat(passages).hasSize(64);
        assertThat(gate.figures().underway()).isEqualTo(64);
        passages.get(0).worked();
        passages.get(1).failed();
        assertThat(through(10)).hasSize(2);
    }

    @Test
    void noMoreThanItsRateGoThrough() {
        int all = 0;
        for (int tenth = 0; tenth < 100; tenth++) {
            List<Passage> passages = new ArrayList<>();
            for (List<Passage> some = through(50); !some.isEmpty(); some = through(50)) {
                passages.addAll(some);
                some.forEach(Passage::worked);
            }
            all += passages.size();
            assertThat(passages.size()).isLessThanOrEqualTo(tenth == 0 ? 200 : 20);
            clock.advance(Duration.ofMillis(100));
        }
        assertThat(all).isBetween(2150, 2200);
    }

    @Test
    void whatWasNotUsedIsGivenBack() {
        for (int i = 0; i < 1000; i++) {
            passage().unused();
        }
        assertThat(gate.figures().phase()).isEqualTo(GatePhase.OPEN);
    }

    @Test
    void whoeverDidNotNeedItsPlaceShortensTheLine() {
        List<Passage> passages = through(64);
        for (int i = 0; i < 10_000; i++) {
            gate.ask();
        }
        Duration before = gate.figures().line();
        passages.forEach(Passage::unused);
        assertThat(gate.figures().line()).isEqualTo(before.minus(Duration.ofMillis(5 * 64)));
    }

    @Test
    void whenEverybodyAsksAgainTheLineStartsOver() {
        through(64);
        for (int i = 0; i < 10_000; i++) {
            gate.ask();
        }
        gates.startLinesOver();
        assertThat(gate.figures().line()).isZero();
    }

    @Test
    void endingAPassageTwiceIsEndingItOnce() {
        List<Passage> passages = through(64);
        passages.get(0).unused();
        passages.get(0).unused();
        passages.get(0).misconfigured();
        assertThat(through(10)).hasSize(1);
    }

    @Test
    void aPassageThatNobodyEndedIsTakenBack() {
        List<Passage> lost = through(64);
        clock.advance(Duration.ofMinutes(4));
        assertThat(through(100)).hasSize(64);
        lost.forEach(Passage::failed);
        assertThat(gate.figures().underway()).isEqualTo(64);
        assertThat(gate.figures().phase()).isEqualTo(GatePhase.OPEN);
    }

    @Test
    void aProviderThatFailsIsLeftAloneForLongerEachTimeAndThenProbed() {
        for (int i = 0; i < 10; i++) {
            passage().failed();
        }
        for (int seconds : new int[] {10, 20, 40, 80, 120, 120}) {
            assertThat(gate.figures().phase()).isEqualTo(GatePhase.DOWN);
            assertThat(gate.figures().until())
                    .isEqualTo(clock.instant().plusSeconds(seconds).plusMillis(1));
            clock.advance(Duration.ofSeconds(seconds));
            assertThat(closed().phase()).isEqualTo(GatePhase.DOWN);
            clock.advance(Duration.ofMillis(1));
            List<Passage> probes = through(10);
            assertThat(probes).hasSize(3);
            assertThat(closed().phase()).isEqualTo(GatePhase.PROBING);
            probes.forEach(Passage::failed);
        }
    }

    @Test
    void aProviderThatIsBackIsUsedAgain() {
        for (int i = 0; i < 10; i++) {
            passage().failed();
        }
        clock.advance(Duration.ofSeconds(11));
        through(10).forEach(Passage::worked);
        assertThat(gate.figures().phase()).isEqualTo(GatePhase.OPEN);
        assertThat(through(100)).hasSize(64);
    }

    @Test
    void aFewFailuresAmongManySuccessesCloseNothing() {
        for (int i = 0; i < 1000; i++) {
            clock.advance(Duration.ofMillis(10));
            Passage passage = passage();
            if (i % 3 == 0) {
                passage.failed();
            } else {
                passage.worked();
            }
        }
        assertThat(gate.figures().phase()).isEqualTo(GatePhase.OPEN);
    }

    @Test
    void whatWasUnderWayBeforeItWentDownDoesNotJudgeTheProbes() {
        List<Passage> slow = through(20);
        for (int i = 0; i < 10; i++) {
            passage().failed();
        }
        clock.advance(Duration.ofSeconds(11));
        List<Passage> probes = through(10);
        slow.forEach(Passage::failed);
        assertThat(gate.figures().phase()).isEqualTo(GatePhase.PROBING);
        probes.forEach(Passage::worked);
        assertThat(gate.figures().phase()).isEqualTo(GatePhase.OPEN);
    }

    @Test
    void aProbeThatWasNotUsedIsLeftToAnother() {
        for (int i = 0; i < 10; i++) {
            passage().failed();
        }
        clock.advance(Duration.ofSeconds(11));
        through(10).forEach(Passage::unused);
        through(10).forEach(Passage::worked);
        assertThat(gate.figures().phase()).isEqualTo(GatePhase.OPEN);
    }

    @Test
    void aClientThatIsRefusedOnceClosesTheGate() {
        List<Passage> together = through(20);
        together.forEach(Passage::misconfigured);
        assertThat(closed().phase()).isEqualTo(GatePhase.MISCONFIGURED);
        assertThat(gate.figures().until())
                .isEqualTo(clock.instant().plusSeconds(30).plusMillis(1));
        clock.advance(Duration.ofSeconds(31));
        passage().misconfigured();
        assertThat(closed().phase()).isEqualTo(GatePhase.MISCONFIGURED);
    }

    @Test
    void aChangedClientIsTriedAtOnceAndHealsTheGate() {
        passage().misconfigured();
        gates.clientChanged("another");
        assertThat(closed().phase()).isEqualTo(GatePhase.MISCONFIGURED);
        gates.clientChanged("forge");
        assertThat(gate.figures().phase()).isEqualTo(GatePhase.PROBING);
        through(3).forEach(Passage::worked);
        assertThat(gate.figures().phase()).isEqualTo(GatePhase.OPEN);
    }

    @Test
    void aRefusalOfTheOldSecretSaysNothingOfTheNewOne() {
        List<Passage> old = through(5);
        old.get(0).misconfigured();
        gate.clientChanged();
        Passage probe = passage();
        old.forEach(Passage::misconfigured);
        assertThat(gate.figures().phase()).isEqualTo(GatePhase.PROBING);
        probe.worked();
        through(2).forEach(Passage::worked);
        assertThat(gate.figures().phase()).isEqualTo(GatePhase.OPEN);

        List<Passage> before = through(5);
        gate.clientChanged();
        before.forEach(Passage::misconfigured);
        assertThat(gate.figures().phase()).isEqualTo(GatePhase.OPEN);
    }

    @Test
    void aClientThatIsChangedWhileItIsProbedIsProbedAnew() {
        passage().misconfigured();
        gate.clientChanged();
        List<Passage> probes = through(10);
        gate.clientChanged();
        probes.forEach(Passage::misconfigured);
        assertThat(through(10)).hasSize(3).allSatisfy(Passage::worked);
        assertThat(gate.figures().phase()).isEqualTo(GatePhase.OPEN);
    }

    @Test
    void whoeverAsksWithAnotherClientIsLetThrough() {
        ((Open) gate.ask("one")).passage().misconfigured();
        assertThat(gate.ask("one")).isInstanceOf(Closed.class);
        assertThat(gate.ask("two")).isInstanceOf(Open.class);
    }

    @Test
    void whatTheProviderWantsToBeWaitedIsWaited() {
        passage().limited(Duration.ofSeconds(77));
        assertThat(closed()).satisfies(closed -> {
            assertThat(closed.phase()).isEqualTo(GatePhase.HELD);
            assertThat(closed.askAgain()).isGreaterThan(Duration.ofSeconds(77));
        });
        clock.advance(Duration.ofSeconds(76));
        assertThat(gate.figures().phase()).isEqualTo(GatePhase.HELD);
        assertThat(closed().phase()).isEqualTo(GatePhase.HELD);
        clock.advance(Duration.ofSeconds(1));
        passage().worked();
    }

    @Test
    void aWaitOfYearsIsAnHour() {
        passage().limited(Duration.ofDays(10_000));
        assertThat(gate.figures().until()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void withoutATimeTheWaitIsDoubledEachTimeButNotByWhatWasUnderWayTogether() {
        for (int seconds : new int[] {5, 10, 20}) {
            through(8).forEach(passage -> passage.limited(null));
            assertThat(gate.figures().until()).isEqualTo(clock.instant().plusSeconds(seconds));
            clock.advance(Duration.ofSeconds(seconds));
        }
        passage().worked();
        clock.advance(Duration.ofSeconds(1));
        passage().limited(null);
        assertThat(gate.figures().until()).isEqualTo(clock.instant().plusSeconds(5));
    }

    @Test
    void aProviderThatLimitsIsNotDown() {
        for (int i = 0; i < 50; i++) {
            passage().limited(Duration.ofSeconds(1));
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(gate.figures().phase()).isEqualTo(GatePhase.OPEN);
    }

    @Test
    void thoseWhoAreSentAwayComeBackOneAfterTheOtherAtItsRate() {
        passage().limited(Duration.ofSeconds(10));
        TreeSet<Duration> places = new TreeSet<>();
        IntStream.range(0, 2000).forEach(i -> places.add(closed().askAgain()));
        assertThat(places).hasSize(2000);
        assertThat(places.first()).isGreaterThan(Duration.ofSeconds(10));
        assertThat(places.last()).isEqualTo(Duration.ofSeconds(20));
        assertThat(gate.figures().line()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void eachSiteHasItsOwnGate() {
        passage().misconfigured();
        ProviderGate other = gates.gate("forge", URI.create("https://other.example"));
        assertThat(other.ask()).isInstanceOf(Open.class);
        assertThat(gates.gate("forge", SITE)).isSameAs(gate);
        assertThat(gates.figures())
                .extracting(GateFigures::phase)
                .containsExactly(GatePhase.MISCONFIGURED, GatePhase.OPEN);
        assertThat(gates.figures().toString()).doesNotContain("example");
    }

    @Test
    void whatIsForgivenOnlyNowDoesNotWaitForABreaker() {
        through(10).forEach(Passage::failed);
        assertThat(gate.ask("one")).isInstanceOf(Closed.class);

        Admission repeat = gate.ask("one", true);

        assertThat(repeat).isInstanceOf(Open.class);
        ((Open) repeat).passage().failed();
        assertThat(gate.figures().phase()).isEqualTo(GatePhase.DOWN);
        clock.advance(Duration.ofSeconds(11));
        assertThat(gate.ask("one")).isInstanceOf(Open.class);
    }

    @Test
    void hasteDoesNotWidenAGate() {
        through(64);
        assertThat(gate.ask("one", true)).isInstanceOf(Closed.class);
    }

    private List<Passage> through(int many) {
        List<Passage> passages = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            if (gate.ask() instanceof Open open) {
                passages.add(open.passage());
            }
        }
        return passages;
    }

    private Passage passage() {
        return ((Open) gate.ask()).passage();
    }

    private Closed closed() {
        return (Closed) gate.ask();
    }
}
