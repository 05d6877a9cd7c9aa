package io.credledger.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.ActiveForge;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Thousands of grants, transfers, shares, disconnects and deactivations: at every seq the view says what a naive model says. */
class PastViewTest {

    private static final int LENGTH = 1500;
    private static final TwoShards HISTORY = new TwoShards(new Random(20261121), LENGTH);

    private static LedgerView view;

    @BeforeAll
    static void fold() {
        AppliedPositions positions = new AppliedPositions(2);
        List<SimulatedTask> tasks = List.of(
                new SimulatedTask(0, positions, HISTORY.ledgers.get(0)).runInOrder(),
                new SimulatedTask(1, positions, HISTORY.ledgers.get(1)).runInOrder());
        StoreReader reader = new StoreReader() {
            @Override
            public <R> R read(String store, int shard, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, R> query) {
                return tasks.get(shard).read(store, shard, query);
            }
        };
        view = new StreamsLedgerView(reader, positions, TestLedger.FORMAT, 2);
    }

    @Test
    void atEveryPositionThingsAreAsTheModelSays() {
        for (int shard = 0; shard < 2; shard++) {
            NaiveLedger model = new NaiveLedger();
            List<LedgerEvent> other = HISTORY.ledgers.get(1 - shard).events;
            int others = 0;
            for (LedgerEvent event : HISTORY.ledgers.get(shard).events) {
                model.happened(event);
                Instant at = event.header().occurredAt();
                for (; others < other.size() && !occurred(other, others).isAfter(at); others++) {
                    model.happened(other.get(others));
                }
                Position position = event.header().position();
                check(Moment.of(position, at), model, position.seq());
            }
        }
    }

    @Test
    void atEveryTimeThingsAreAsTheModelSays() {
        NaiveLedger model = new NaiveLedger();
        int[] next = {0, 0};
        Instant last = occurred(HISTORY.ledgers.get(0).events, LENGTH - 1);
        for (Instant at = TestLedger.START; !at.isAfter(last); at = at.plusMillis(500)) {
            for (int shard = 0; shard < 2; shard++) {
                List<LedgerEvent> events = HISTORY.ledgers.get(shard).events;
                for (;
                        next[shard] < events.size()
                                && !occurred(events, next[shard]).isAfter(at);
                        next[shard]++) {
                    model.happened(events.get(next[shard]));
                }
            }
            check(Moment.of(at), model, next[0]);
        }
    }

    @Test
    void tenuresAreWithoutGapAndOneAtATime() {
        Moment now = Moment.now(TestLedger.START);
        HISTORY.connections().forEach(id -> {
            List<Tenure> tenures = view.asOf(now).tenures(id);
            assertThat(tenures).isNotEmpty();
            for (int i = 0; i < tenures.size(); i++) {
                LedgerEvent next = i + 1 < tenures.size() ? tenures.get(i + 1).begun() : null;
                assertThat(tenures.get(i).ended()).isEqualTo(next);
            }
            assertThat(tenures.get(tenures.size() - 1).owner())
                    .isEqualTo(view.connection(id).orElseThrow().state().owner());
        });
    }

    @Test
    void thePresentIsTheViewOfToday() {
        PastView now = view.asOf(Moment.now(TestLedger.START));
        assertThat(now.connections(ConnectionFilter.all(), new PageRequest(null, 500)))
                .isEqualTo(view.connections(ConnectionFilter.all(), new PageRequest(null, 500)));
        for (IdentityId identity : HISTORY.identities) {
            ConnectionFilter owned = new ConnectionFilter(null, identity, null, null, null);
            assertThat(now.connections(owned, new PageRequest(null, 500)))
                    .isEqualTo(view.connections(owned, new PageRequest(null, 500)));
        }
    }

    @Test
    void detailsAreThoseOfTheGrantInForceThen() {
        ConnectionId id = HISTORY.connections().findFirst().orElseThrow();
        @Nullable LedgerEvent grant = null;
        for (LedgerEvent event : HISTORY.ledgers.get(0).events) {
            if (event.header().entity().equals(id)) {
                grant = event.fact().type().equals("ConnectionGranted") ? event : grant;
                Moment moment =
                        Moment.of(event.header().position(), event.header().occurredAt());
                assertThat(view.asOf(moment).connection(id).orElseThrow().details())
                        .isEqualTo(grant);
            }
        }
        assertThat(grant).isNotNull();
    }

    private static Instant occurred(List<LedgerEvent> events, int index) {
        return events.get(index).header().occurredAt();
    }

    private static void check(Moment moment, NaiveLedger model, long round) {
        PastView past = view.asOf(moment);
        List<ConnectionId> all = HISTORY.connections().toList();
        for (int i = 0; i < 3; i++) {
            ConnectionId id = all.get((int) ((round * 3 + i) % all.size()));
            assertThat(past.connection(id).map(row -> known(row.state())))
                    .as("%s at %s", id, moment)
                    .isEqualTo(Optional.ofNullable(model.connections.get(id.value())));
        }
        IdentityId identity = HISTORY.identities.get((int) (round % HISTORY.identities.size()));
        assertThat(past.activeForge(identity).map(ActiveForge::connection))
                .isEqualTo(Optional.ofNullable(model.forges.get(identity)).flatMap(chosen -> chosen));
        assertThat(past.identity(identity).map(Identity::active))
                .isEqualTo(Optional.ofNullable(model.active.get(identity)));
        if (round % 11 == 0) {
            lists(past, model, identity);
        }
    }

    private static void lists(PastView past, NaiveLedger model, IdentityId identity) {
        assertThat(listed(past, new ConnectionFilter(null, identity, null, null, null)))
                .isEqualTo(modelled(model, known -> known.owner().equals(identity)));
        assertThat(listed(past, new ConnectionFilter(identity, null, null, null, null)))
                .isEqualTo(modelled(model, known -> known.visibleTo(identity)));
        assertThat(listed(past, new ConnectionFilter(null, null, identity, null, null)))
                .isEqualTo(modelled(model, known -> known.namespace().equals(identity)));
        assertThat(listed(past, new ConnectionFilter(null, null, null, null, true)))
                .isEqualTo(modelled(model, NaiveLedger.Known::connected));
    }

    private static Map<String, NaiveLedger.Known> modelled(NaiveLedger model, Predicate<NaiveLedger.Known> which) {
        Map<String, NaiveLedger.Known> found = new HashMap<>(model.connections);
        found.values().removeIf(which.negate());
        return found;
    }

    /** In parts, as a client reads them. */
    private static Map<String, NaiveLedger.Known> listed(PastView past, ConnectionFilter filter) {
        Map<String, NaiveLedger.Known> found = new HashMap<>();
        List<String> order = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Row<Connection>> page = past.connections(filter, new PageRequest(cursor, 7));
            page.items().forEach(row -> {
                order.add(row.state().id().value());
                found.put(row.state().id().value(), known(row.state()));
            });
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(order).doesNotHaveDuplicates();
        return found;
    }

    private static NaiveLedger.Known known(Connection state) {
        return new NaiveLedger.Known(
                state.namespace(), state.owner(), state.sharedWith(), state.connected(), state.version());
    }
}
