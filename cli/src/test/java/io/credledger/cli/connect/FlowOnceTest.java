package io.credledger.cli.connect;

import static io.credledger.cli.connect.Refusals.failed;
import static io.credledger.cli.connect.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.connect.FlowOutcome;
import io.credledger.connect.FlowOutcome.Completed;
import io.credledger.connect.FlowOutcome.Pending;
import io.credledger.connect.Landing;
import io.credledger.ledger.Command;
import io.credledger.ledger.FlowId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A flow is completed once, however often and at however many places it comes back. */
class FlowOnceTest {

    @SuppressWarnings("NullAway.Init")
    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new Bench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aReloadShowsTheFirstOutcomeAndAsksNobody() throws Exception {
        Traveller traveller = bench.gone(bench.alice);
        Landing first = bench.back(traveller);
        Landing again = bench.back(traveller);

        assertThat(again.outcome()).isEqualTo(first.outcome());
        assertThat(again.first()).isFalse();
        assertThat(bench.provider.asked("/oauth/token")).hasSize(1);
        assertThat(bench.ledger.taken(Command.StoreConnection.class)).hasSize(1);
    }

    @Test
    void aReloadOfARefusalShowsItAndNoCodeMendsIt() throws Exception {
        Traveller traveller = bench.gone(bench.alice);
        bench.land(traveller, bench.alice, traveller.refused("access_denied"));

        failed("consent-denied", bench.back(traveller).outcome());

        assertThat(bench.provider.asked("/oauth/token")).isEmpty();
    }

    @Test
    void theOutcomeIsShownAfterTheFlowsEndToo() throws Exception {
        Traveller traveller = bench.gone(bench.alice);
        Landing first = bench.back(traveller);
        bench.time.of(Duration.ofHours(1));

        assertThat(bench.back(traveller).outcome()).isEqualTo(first.outcome());
    }

    @Test
    void ofManyThatComeAtOnceOneAsksTheProvider() throws Exception {
        Traveller traveller = bench.gone(bench.alice);
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Landing>> landings = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                landings.add(pool.submit(() -> {
                    together.await();
                    return bench.back(traveller);
                }));
            }
            together.countDown();
            int firsts = 0;
            for (Future<Landing> landing : landings) {
                firsts += landing.get(30, TimeUnit.SECONDS).first() ? 1 : 0;
            }
            assertThat(firsts).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
        assertThat(bench.provider.asked("/oauth/token")).hasSize(1);
        assertThat(bench.ledger.taken(Command.ConsumeFlow.class)).hasSize(1);
        assertThat(bench.ledger.taken(Command.StoreConnection.class)).hasSize(1);
    }

    @Test
    void whoComesWhileAnotherIsAtItWaitsForAWhile() throws Exception {
        bench.ledger.loses(Command.StoreConnection.class);
        Traveller traveller = bench.gone(bench.alice);
        bench.back(traveller);

        assertThat(bench.back(traveller).outcome()).isEqualTo(new Pending(true));
        assertThat(bench.pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aGrantThatWasNotSeenCommittedIsFoundByTheFlow() throws Exception {
        bench.ledger.isNotSeen(Command.StoreConnection.class);
        Traveller traveller = bench.gone(bench.alice);

        assertThat(bench.back(traveller).outcome()).isEqualTo(new Pending(true));
        assertThat(outcome(traveller))
                .isInstanceOfSatisfying(
                        Completed.class,
                        completed -> assertThat(completed.activated()).isTrue());
        assertThat(bench.back(traveller).outcome()).isInstanceOf(Completed.class);
        assertThat(bench.provider.asked("/oauth/token")).hasSize(1);
    }

    @Test
    void aFlowWhoseProcessDiedIsInterruptedOnceItIsOver() throws Exception {
        bench.ledger.loses(Command.StoreConnection.class);
        Traveller traveller = bench.gone(bench.alice);
        bench.back(traveller);

        assertThat(outcome(traveller)).isEqualTo(new Pending(true));
        bench.time.of(Duration.ofMinutes(11).minusSeconds(1));
        assertThat(outcome(traveller)).isEqualTo(new Pending(true));
        bench.time.of(Duration.ofSeconds(1));
        failed("flow-interrupted", outcome(traveller));
    }

    @Test
    void aConsumptionThatIsSeenLateIsStillItsOwn() throws Exception {
        bench.ledger.isNotSeen(Command.ConsumeFlow.class);
        Traveller traveller = bench.gone(bench.alice);

        assertThat(bench.back(traveller).outcome()).isInstanceOf(Completed.class);
        assertThat(bench.provider.asked("/oauth/token")).hasSize(1);
    }

    @Test
    void aFlowOfWhichNobodyKnowsWhetherItIsConsumedIsNotExchanged() throws Exception {
        bench.ledger.loses(Command.ConsumeFlow.class);
        Traveller traveller = bench.gone(bench.alice);

        assertThat(bench.back(traveller).outcome()).isEqualTo(new Pending(true));
        assertThat(bench.provider.asked("/oauth/token")).isEmpty();
    }

    @Test
    void aFlowThatNeverComesBackExpires() throws Exception {
        Traveller traveller = bench.gone(bench.alice);

        assertThat(outcome(traveller)).isEqualTo(new Pending(false));
        bench.time.of(Duration.ofMinutes(10));
        assertThat(outcome(traveller)).isEqualTo(new FlowOutcome.Expired());
        bench.time.of(Duration.ofDays(7));
        refused("unknown-flow", () -> outcome(traveller));
    }

    @Test
    void aFlowIsItsOwnersToAskAbout() throws Exception {
        Traveller traveller = bench.gone(bench.alice);
        refused("unknown-flow", () -> bench.connecting.outcomes().of(bench.bob.id(), traveller.flow()));
        bench.back(traveller);
        refused("unknown-flow", () -> bench.connecting.outcomes().of(bench.bob.id(), traveller.flow()));
        FlowId strange =
                FlowId.of(bench.alice.id().routing(), bench.time.instant().plusSeconds(60), 1);
        assertThat(bench.connecting.outcomes().of(bench.alice.id(), strange)).isEqualTo(new Pending(false));
    }

    private FlowOutcome outcome(Traveller traveller) {
        return bench.connecting.outcomes().of(bench.alice.id(), traveller.flow());
    }
}
