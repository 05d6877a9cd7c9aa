package io.credledger.view;

import static io.credledger.view.TestLedger.GITHUB;
import static io.credledger.view.TestLedger.GITLAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.ledger.ProviderClientId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ledger of two shards, queried as the edge does. */
class ListsTest {

    private static final int SHARDS = 2;

    private final TestLedger here = new TestLedger(0, SHARDS).founded();
    private final TestLedger there = new TestLedger(1, SHARDS).founded();
    private final IdentityId alice = here.identity(1);
    private final IdentityId bob = there.identity(1);
    private final ConnectionId first = here.connection(alice, 1);
    private final ConnectionId second = here.connection(alice, 2);
    private final ConnectionId third = there.connection(bob, 3);
    private final AppliedPositions positions = new AppliedPositions(SHARDS);
    private final Shards shards = new Shards();
    private final LedgerView view = new StreamsLedgerView(shards, positions, TestLedger.FORMAT, SHARDS);

    /** Two tasks as one reader. */
    private final class Shards implements StoreReader {
        private final SimulatedTask zero = new SimulatedTask(0, positions, here);
        private final SimulatedTask one = new SimulatedTask(1, positions, there);

        @Override
        public <R> R read(String store, int shard, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, R> query) {
            zero.runInOrder();
            one.runInOrder();
            return (shard == 0 ? zero : one).read(store, shard, query);
        }
    }

    @BeforeEach
    void history() {
        here.registered(1).admin(1);
        there.registered(1);
        here.granted(alice, alice, first, GITHUB).granted(alice, alice, second, GITLAB);
        there.granted(bob, bob, third, GITHUB);
    }

    @Test
    void allConnectionsComeInOrderOfShardsAndIds() {
        assertThat(connections(ConnectionFilter.all())).containsExactly(first, second, third);
    }

    @Test
    void connectionsAreFiltered() {
        assertThat(connections(new ConnectionFilter(null, null, alice, null, null)))
                .containsExactly(first, second);
        assertThat(connections(new ConnectionFilter(null, null, null, GITHUB, null)))
                .containsExactly(first, third);
        assertThat(connections(new ConnectionFilter(null, alice, null, GITLAB, null)))
                .containsExactly(second);
        here.disconnected(first);
        assertThat(connections(new ConnectionFilter(alice, null, null, null, true)))
                .containsExactly(second);
        assertThat(connections(new ConnectionFilter(null, null, null, null, false)))
                .containsExactly(first);
    }

    @Test
    void theIndexFollowsTransfersAndShares() {
        here.shared(first, bob);
        assertThat(owned(bob)).containsExactly(third);
        assertThat(visible(bob)).containsExactly(first, third);
        here.transferred(first, alice, bob);
        assertThat(owned(bob)).containsExactly(first, third);
        assertThat(visible(alice)).containsExactly(second);
        here.shared(first, alice).withdrawn(first, alice);
        assertThat(visible(alice)).containsExactly(second);
        assertThat(entries(alice)).as("relations that are over stay").isEqualTo(2);
    }

    @Test
    void aDisconnectEndsShares() {
        here.shared(first, bob).disconnected(first);
        assertThat(visible(bob)).containsExactly(third);
        assertThat(visible(alice)).containsExactly(first, second);
    }

    @Test
    void partsOfAListJoinWithoutGapOrRepetition() {
        List<ConnectionId> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Row<Connection>> page = view.connections(ConnectionFilter.all(), new PageRequest(cursor, 1));
            assertThat(page.items()).hasSize(1);
            page.items().forEach(row -> all.add(row.state().id()));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(all).containsExactly(first, second, third);
        Page<Row<Connection>> whole = view.connections(ConnectionFilter.all(), new PageRequest(null, 3));
        assertThat(whole.nextCursor()).isNull();
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        String cursor = view.identities(new PageRequest(null, 1)).nextCursor();
        assertThat(cursor).isNotNull();
        for (String wrong : List.of(String.valueOf(cursor), "", "%%%", "AAAA", "AAAACWNvbl8x", "_____2Nvbl94")) {
            assertThatThrownBy(() -> view.connections(ConnectionFilter.all(), new PageRequest(wrong, 1)))
                    .isInstanceOf(InvalidCursorException.class);
        }
    }

    @Test
    void anIdentityIsFoundWithTheEventThatHoldsItsDetails() {
        assertThat(view.identities(new PageRequest(null, 50)).items())
                .extracting(row -> row.state().id())
                .containsExactly(alice, bob);
        here.updated(1);
        Row<io.credledger.ledger.EntityState.Identity> row =
                view.identity(alice).orElseThrow();
        assertThat(row.details().fact()).isInstanceOf(Fact.IdentityUpdated.class);
        assertThat(row.state()).isEqualTo(here.states.get(alice));
    }

    @Test
    void detailsOfAConnectionAreThoseOfItsNewestGrant() {
        here.shared(first, bob).granted(alice, alice, first, GITHUB).transferred(first, alice, bob);
        Row<Connection> row = view.connection(first).orElseThrow();
        assertThat(row.state().generation()).isEqualTo(2);
        assertThat(row.details().header().version()).isEqualTo(3);
        assertThat(view.dataKey(first.routing(), row.state().tokenKey())).isPresent();
    }

    @Test
    void tokensAreAnIdentitysOwn() {
        ApiTokenId token = ApiTokenId.of(alice.routing(), 7);
        here.issued(1, token).revoked(token);
        assertThat(view.apiTokens(alice, new PageRequest(null, 5)).items())
                .extracting(row -> row.state().revoked())
                .containsExactly(true);
        assertThat(view.apiToken(token).orElseThrow().details().fact()).isInstanceOf(Fact.ApiTokenIssued.class);
        assertThat(view.apiTokens(bob, new PageRequest(null, 5)).items()).isEmpty();
    }

    @Test
    void singleThingsAreFound() {
        ProviderClientId client = ProviderClientId.of(here.server().routing(), 5);
        here.clientStored(client).activated(alice, first);
        assertThat(view.admins()).containsExactly(alice);
        assertThat(view.adminsVersion()).isEqualTo(1);
        assertThat(view.providerClient(client)).isPresent();
        assertThat(view.activeForge(alice).orElseThrow().connection()).isEqualTo(first);
        here.cleared(alice);
        assertThat(view.activeForge(alice).orElseThrow().connection()).isNull();
        assertThat(view.activeForge(bob)).isEmpty();
    }

    @Test
    void aHistoryIsReadInParts() {
        here.shared(first, bob).withdrawn(first, bob);
        Page<LedgerEvent> begin = view.history(first, new PageRequest(null, 2));
        Page<LedgerEvent> end = view.history(first, new PageRequest(begin.nextCursor(), 2));
        assertThat(begin.items())
                .extracting(event -> event.fact().type())
                .containsExactly("ConnectionGranted", "AccessShared");
        assertThat(end.items()).extracting(event -> event.fact().type()).containsExactly("AccessWithdrawn");
        assertThat(end.nextCursor()).isNull();
        assertThatThrownBy(() -> view.history(second, new PageRequest(begin.nextCursor(), 2)))
                .isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void positionsAreKnownAndAwaited() throws InterruptedException {
        view.admins();
        assertThat(view.positions()).containsExactly(new Position(0, 5), new Position(1, 3));
        assertThat(view.awaitApplied(new Position(1, 3), Duration.ZERO)).isTrue();
        assertThat(view.awaitApplied(new Position(1, 4), Duration.ZERO)).isFalse();
        assertThat(view.awaitApplied(new Position(9, 1), Duration.ofDays(1))).isFalse();
    }

    private List<ConnectionId> owned(IdentityId owner) {
        return connections(new ConnectionFilter(null, owner, null, null, null));
    }

    private List<ConnectionId> visible(IdentityId identity) {
        return connections(new ConnectionFilter(identity, null, null, null, null));
    }

    private List<ConnectionId> connections(ConnectionFilter filter) {
        return view.connections(filter, new PageRequest(null, 50)).items().stream()
                .map(row -> row.state().id())
                .toList();
    }

    private long entries(IdentityId identity) {
        return shards.zero.store(ViewStores.CONNECTION_INDEX).content().keySet().stream()
                .filter(key -> key.contains(" " + identity))
                .count();
    }
}
