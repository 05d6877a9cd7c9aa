package io.credledger.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Position;
import io.credledger.ledger.ShardId;
import io.credledger.topic.Topics;
import io.credledger.view.SharedLedger.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A ledger of two shards with two instances, one each: both answer everything, and alike. */
class SharedViewTest {

    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final int LONG = 200;

    private final TwoShards history = new TwoShards(new Random(20261121), LONG);
    private final TestLedger zero = history.ledgers.get(0);
    private final TestLedger one = history.ledgers.get(1);
    private final SharedLedger ledger = new SharedLedger();
    private final Instance first = ledger.instance(PATIENCE).takes(0, zero);
    private final Instance second = ledger.instance(PATIENCE).takes(1, one);

    /** One process that has it all. */
    private final LedgerView whole =
            new SharedLedger().instance(PATIENCE).takes(0, zero).takes(1, one).view;

    private List<LedgerView> both() {
        return List.of(first.view, second.view);
    }

    @Test
    void everyEntityIsTheSameFromBoth() {
        for (LedgerView view : both()) {
            assertThat(history.identities).allSatisfy(id -> {
                assertThat(view.identity(id)).isEqualTo(whole.identity(id)).isPresent();
                assertThat(view.activeForge(id)).isEqualTo(whole.activeForge(id));
            });
            assertThat(history.connections()).allSatisfy(id -> {
                assertThat(view.connection(id)).isEqualTo(whole.connection(id)).isPresent();
                assertThat(view.history(id, new PageRequest(null, 500)))
                        .isEqualTo(whole.history(id, new PageRequest(null, 500)));
            });
            assertThat(view.shard(1)).isEqualTo(whole.shard(1)).isPresent();
            assertThat(view.event(ShardId.of(0), 1)).isEqualTo(whole.event(ShardId.of(0), 1));
        }
    }

    @Test
    void listsAreTheSameFromBothInPartsOfAnySize() {
        for (int limit : new int[] {1, 3, 500}) {
            List<ConnectionId> all = connections(whole, ConnectionFilter.all(), limit);
            assertThat(all).hasSizeGreaterThan(2);
            IdentityId someone = history.identities.get(1);
            ConnectionFilter theirs = new ConnectionFilter(null, null, someone, null, null);
            for (LedgerView view : both()) {
                assertThat(connections(view, ConnectionFilter.all(), limit)).isEqualTo(all);
                assertThat(connections(view, theirs, limit)).isEqualTo(connections(whole, theirs, limit));
            }
        }
    }

    /** Each part is asked of the other instance, as a proxy that takes turns does it. */
    @Test
    void aListBegunWithOneGoesOnWithTheOther() {
        List<ConnectionId> all = new ArrayList<>();
        @Nullable String cursor = null;
        int turn = 0;
        do {
            Page<Row<Connection>> page =
                    both().get(turn++ % 2).connections(ConnectionFilter.all(), new PageRequest(cursor, 1));
            page.items().forEach(row -> all.add(row.state().id()));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(all).isEqualTo(connections(whole, ConnectionFilter.all(), 500));
    }

    @Test
    void thePastIsTheSameFromBoth() {
        Moment then = Moment.of(Instant.EPOCH.plusSeconds(3600));
        ConnectionFilter all = ConnectionFilter.all();
        PageRequest page = new PageRequest(null, 500);
        for (LedgerView view : both()) {
            assertThat(view.asOf(then).connections(all, page))
                    .isEqualTo(whole.asOf(then).connections(all, page));
            assertThat(history.connections())
                    .allSatisfy(id -> assertThat(view.asOf(then).tenures(id))
                            .isEqualTo(whole.asOf(then).tenures(id)));
        }
    }

    @Test
    void bothKnowHowFarAllIs() {
        for (LedgerView view : both()) {
            assertThat(view.positions()).isEqualTo(whole.positions());
            assertThat(view.positions())
                    .allSatisfy(position -> assertThat(position.seq()).isGreaterThanOrEqualTo(LONG));
        }
    }

    @Test
    void keysAreCountedEverywhere() {
        assertThat(first.view.keys(key -> true)).isEqualTo(whole.keys(key -> true));
    }

    @Test
    void whatIsAppliedElsewhereIsWaitedFor() throws Exception {
        Position next = new Position(1, one.events.size() + 1);
        CompletableFuture<Void> applied = first.progress.whenApplied(next);
        assertThat(applied).isNotDone();
        one.updated(1);
        second.run(1);
        applied.get(10, TimeUnit.SECONDS);
        assertThat(first.view.awaitApplied(next, Duration.ZERO.plusSeconds(10))).isTrue();
        assertThat(first.view
                        .identity(one.identity(1))
                        .orElseThrow()
                        .details()
                        .header()
                        .position())
                .isEqualTo(next);
    }

    @Test
    void aChangeElsewhereWakesWhoeverWaitsForIt() throws Exception {
        IdentityId theirs = one.identity(1);
        long version = first.view.identity(theirs).orElseThrow().state().version();
        CompletableFuture<Void> changed = first.view.whenAfter(theirs, version);
        assertThat(changed).isNotDone();
        one.updated(1);
        second.run(1);
        changed.get(10, TimeUnit.SECONDS);
        first.view.whenAfter(theirs, version).get(10, TimeUnit.SECONDS);
    }

    @Test
    void whoeverWaitsFollowsAShardThatMoves() throws Exception {
        Position next = new Position(1, one.events.size() + 1);
        CompletableFuture<Void> applied = first.progress.whenApplied(next);
        second.gives(1);
        one.updated(1);
        first.takes(1, one);
        applied.get(10, TimeUnit.SECONDS);
        assertThat(first.view.identity(one.identity(1))).isPresent();
    }

    @Test
    void aShardThatNobodyHasIsUnavailableAfterAWhile() {
        second.gives(1);
        assertThatThrownBy(() -> first.view.identity(one.identity(1))).isInstanceOf(ViewUnavailableException.class);
        assertThat(first.view.identity(zero.identity(1))).isPresent();
        assertThat(first.view.positions().get(1).seq()).isZero();
    }

    @Test
    void anInstanceThatDoesNotAnswerIsUnavailableToo() {
        second.isSilent();
        assertThatThrownBy(() -> first.view.identity(one.identity(1))).isInstanceOf(ViewUnavailableException.class);
        assertThat(first.view.positions().get(1).seq()).isZero();
    }

    @Test
    void webhooksAreToldByTheInstanceThatHasTheShard() {
        StreamsWebhookView hooks = new StreamsWebhookView(
                first, first.progress, new StreamsWebhookView.Here(first, first.positions), TestLedger.FORMAT);
        assertThat(hooks.applied(0)).isEqualTo(zero.events.size());
        assertThatThrownBy(() -> hooks.applied(1)).isInstanceOf(ViewUnavailableException.class);
    }

    /** What came later than the shard's new instance folds it only once it is asked to: until then nothing is read there. */
    @Test
    void aShardThatComesIsReadOnceItIsWhatTheLogWas() {
        AppliedPositions positions = new AppliedPositions(SharedLedger.SHARDS);
        SimulatedTask task = new SimulatedTask(0, positions, zero).runInOrder();
        LocalStores stores = new LocalStores();
        Arrivals arrivals = new Arrivals(stores, positions);
        LocalShards shards = new LocalShards(arrivals, positions, TestLedger.FORMAT);
        assertThat(arrivals.isLookWanted()).isFalse();
        stores.open(0, ViewStores.ALL, task::store);
        assertThat(shards.has(Part.LEDGER, 0)).isFalse();
        zero.updated(1);
        assertThat(arrivals.isLookWanted()).isTrue();
        arrivals.look(shard -> zero.events.size());
        assertThat(shards.has(Part.LEDGER, 0)).isFalse();
        task.run(Topics.EVENTS.name());
        assertThat(shards.has(Part.LEDGER, 0)).isTrue();
        stores.close(0, ViewStores.ALL);
        stores.open(0, ViewStores.ALL, task::store);
        assertThat(shards.has(Part.LEDGER, 0)).as("another stay").isFalse();
    }

    private static List<ConnectionId> connections(LedgerView view, ConnectionFilter filter, int limit) {
        List<ConnectionId> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Row<Connection>> page = view.connections(filter, new PageRequest(cursor, limit));
            page.items().forEach(row -> all.add(row.state().id()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }
}
