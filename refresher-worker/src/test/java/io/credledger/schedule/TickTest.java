package io.credledger.schedule;

import static io.credledger.schedule.Samples.connection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TickTest {
    private static final Instant LATER = Instant.ofEpochMilli(1_000_000);

    private final MemoryIndex index = new MemoryIndex();
    private final Tick tick = new Tick(index, new TickSettings(10, 50));
    private final List<DueKey> shown = new ArrayList<>();
    private final Function<DueKey, Verdict> serve = this::serve;

    private int run(Instant now, Function<DueKey, Verdict> offer) {
        return tick.run(now, () -> true, offer);
    }

    @Test
    void whatIsDueIsShownOldestFirstAndNothingElse() {
        put(30, 10, 20, 101);
        assertThat(run(at(100), serve)).isEqualTo(3);
        assertThat(shown).containsExactly(key(10), key(20), key(30));
        assertThat(run(at(101), serve)).isEqualTo(1);
        assertThat(index.size()).isZero();
    }

    @Test
    void aTickLooksAtNoMoreThanItsBudget() {
        for (int i = 0; i < 25; i++) {
            put(i);
        }
        assertThat(run(at(100), serve)).isEqualTo(10);
        assertThat(run(at(100), serve)).isEqualTo(10);
        assertThat(run(at(100), serve)).isEqualTo(5);
        assertThat(run(at(100), serve)).isZero();
        assertThat(shown).hasSize(25).isSorted();
    }

    @Test
    void aTickThatHasNoTimeLeavesTheRestToTheNext() {
        put(10, 20, 30);
        assertThat(tick.run(at(100), () -> false, serve)).isEqualTo(1);
        assertThat(shown).containsExactly(key(10));
        assertThat(run(at(100), serve)).isEqualTo(2);
        assertThat(shown).containsExactly(key(10), key(20), key(30));
    }

    @Test
    void whatIsDoneIsNotReadOverAgain() {
        for (int i = 0; i < 100; i++) {
            put(i * 10L);
            run(at(i * 10L), serve);
        }
        assertThat(shown).hasSize(100);
        assertThat(index.scanned()).isEqualTo(100);
    }

    @Test
    void whatIsPutBehindThePlaceThatWasReachedIsShown() {
        put(50);
        run(at(100), serve);
        put(20, 99, 100);
        run(at(100), serve);
        assertThat(shown).containsExactly(key(50), key(20), key(99), key(100));
    }

    @Test
    void whatHasToWaitIsShownBeforeItsTimeWhenItIsReconsidered() {
        put(10, 20);
        run(at(100), key -> key.equals(key(10)) ? Verdict.held(at(5_000)) : Verdict.taken(at(5_000)));

        assertThat(run(at(200), serve)).isZero();
        tick.reconsider(at(200));
        run(at(200), serve);

        assertThat(shown).containsExactly(key(10));
    }

    @Test
    void whatIsPutBehindWhileATickIsUnderWayIsShown() {
        for (int i = 0; i < 30; i++) {
            put(i * 2L);
        }
        int[] next = {1};
        Function<DueKey, Verdict> adding = key -> {
            if (next[0] < 60) {
                put(next[0]);
                next[0] += 2;
            }
            return serve(key);
        };
        while (run(at(100), adding) > 0) {
            assertThat(shown.size()).isLessThan(61);
        }
        assertThat(shown).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void whatIsHeldIsShownAgainAtItsTimeAndNotBefore() {
        put(10, 20);
        run(at(100), key -> Verdict.held(at(key.millis() == 10 ? 200 : 300)));
        assertThat(tick.overdue()).isEqualTo(new Overdue(2, 2, at(10)));
        assertThat(run(at(199), serve)).isZero();
        assertThat(run(at(200), serve)).isEqualTo(1);
        assertThat(run(at(300), serve)).isEqualTo(1);
        assertThat(shown).containsExactly(key(10), key(20));
        assertThat(tick.overdue()).isEqualTo(new Overdue(0, 0, null));
    }

    @Test
    void whatIsTakenIsShownAgainOnlyIfNothingCameOfIt() {
        put(10, 20);
        run(at(100), key -> Verdict.taken(at(200)));
        assertThat(tick.overdue()).isEqualTo(new Overdue(2, 0, null));
        tick.remove(key(10));
        put(150);
        run(at(200), serve);
        assertThat(shown).containsExactlyInAnyOrder(key(150), key(20));
    }

    @Test
    void theHeldOfOneProviderDoNotKeepTheDueOfAnotherWaiting() {
        for (int i = 0; i < 40; i++) {
            put(i);
        }
        for (int i = 0; i < 4; i++) {
            run(at(100), key -> Verdict.held(at(101)));
        }
        put(101);
        for (int i = 0; i < 8 && shown.isEmpty(); i++) {
            run(at(101), key -> key.millis() == 101 ? serve(key) : Verdict.held(at(101)));
        }
        assertThat(shown).containsExactly(key(101));
    }

    @Test
    void noMoreWaitThanMay() {
        for (int i = 0; i < 200; i++) {
            put(i);
        }
        for (int i = 0; i < 30; i++) {
            run(at(1000), key -> Verdict.held(LATER));
        }
        assertThat(tick.overdue().waiting()).isEqualTo(50);
        for (int i = 0; i < 30; i++) {
            run(LATER, serve);
        }
        assertThat(shown).hasSize(200);
    }

    @Test
    void afterAFailureWhatWasNotShownIsShown() {
        put(1, 2, 3, 4, 5);
        assertThatThrownBy(() -> run(at(10), key -> {
                    if (key.millis() == 3) {
                        throw new IllegalStateException("no store");
                    }
                    return serve(key);
                }))
                .isInstanceOf(IllegalStateException.class);
        run(at(11), serve);
        assertThat(shown).containsExactlyInAnyOrder(key(1), key(2), key(3), key(4), key(5));
    }

    @Test
    void aClockThatGoesBackLosesNothing() {
        put(10);
        run(at(100), serve);
        put(60, 40);
        run(at(50), serve);
        assertThat(shown).containsExactly(key(10), key(40));
        run(at(60), serve);
        assertThat(shown).containsExactly(key(10), key(40), key(60));
    }

    @Test
    void aNewTickOverTheSameIndexShowsAllThatIsDue() {
        put(10, 20);
        run(at(100), key -> Verdict.taken(LATER));
        new Tick(index, new TickSettings(10, 50)).run(at(100), () -> true, serve);
        assertThat(shown).containsExactly(key(10), key(20));
    }

    /** Random puts, removals and verdicts: each entry is shown when it is due, and once it is served never again. */
    @Test
    void whateverIsPutIsShownOnceItIsDue() {
        for (int seed = 0; seed < 300; seed++) {
            anyOrder(new Random(seed));
        }
    }

    private void anyOrder(Random random) {
        MemoryIndex keys = new MemoryIndex();
        Tick any = new Tick(keys, new TickSettings(2 + random.nextInt(20), 1000));
        Map<DueKey, Integer> served = new HashMap<>();
        int put = 0;
        for (int now = 0; now < 200; now++) {
            for (int n = random.nextInt(4); n > 0; n--) {
                any.put(new DueKey(now - 50 + random.nextInt(100), connection(put++)));
            }
            int time = now;
            any.run(at(now), random::nextBoolean, key -> {
                assertThat(key.millis()).isLessThanOrEqualTo(time);
                if (random.nextInt(3) == 0) {
                    return Verdict.held(at(time + random.nextInt(20)));
                }
                served.merge(key, 1, Integer::sum);
                any.remove(key);
                return Verdict.taken(LATER);
            });
        }
        while (any.run(at(1000), random::nextBoolean, key -> {
                    served.merge(key, 1, Integer::sum);
                    any.remove(key);
                    return Verdict.taken(LATER);
                })
                > 0) {
            assertThat(served.size()).isLessThanOrEqualTo(put);
        }
        assertThat(served)
                .hasSize(put)
                .allSatisfy((key, times) -> assertThat(times).isOne());
        assertThat(keys.size()).isZero();
    }

    private Verdict serve(DueKey key) {
        shown.add(key);
        tick.remove(key);
        return Verdict.taken(LATER);
    }

    private void put(long... millis) {
        for (long one : millis) {
            tick.put(key(one));
        }
    }

    private static DueKey key(long millis) {
        return new DueKey(millis, connection(1));
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
