package io.credledger.view;

import io.credledger.ledger.AccountId;
import io.credledger.ledger.AdminRosterId;
import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.EntityState.ActiveForge;
import io.credledger.ledger.EntityState.AdminRoster;
import io.credledger.ledger.EntityState.ApiToken;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Flow;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.EntityState.Login;
import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.ledger.EntityState.SessionBook;
import io.credledger.ledger.FlowId;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.LoginId;
import io.credledger.ledger.Position;
import io.credledger.ledger.ProviderClientId;
import io.credledger.ledger.Reply;
import io.credledger.ledger.Routing;
import io.credledger.ledger.SessionBookId;
import io.credledger.ledger.ShardId;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.ReplyCodec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The view as the topology's stores have it, wherever the reader finds them. An id is asked of its one shard, a list of all. Safe for many threads. */
public final class StreamsLedgerView implements LedgerView {

    private final StoreReader reader;
    private final Progress positions;
    private final int shards;
    private final ViewRows rows;
    private final ConnectionLists connections;
    private final PastEntities past;
    private final DataKeyCodec keys;
    private final ReplyCodec replies;

    /** Found once; it never changes. */
    private volatile @Nullable AdminRosterId roster;

    /** @param shards how many the ledger has */
    public StreamsLedgerView(StoreReader reader, Progress positions, OuterFormat format, int shards) {
        this.reader = reader;
        this.positions = positions;
        this.shards = shards;
        this.rows = new ViewRows(reader, shards, format);
        this.connections = new ConnectionLists(reader, rows, shards);
        this.past = new PastEntities(reader, rows, shards);
        this.keys = new DataKeyCodec(format);
        this.replies = new ReplyCodec(format);
    }

    @Override
    public Optional<Row<Identity>> identity(IdentityId id) {
        return rows.row(id, Identity.class);
    }

    @Override
    public Page<Row<Identity>> identities(PageRequest page) {
        List<Integer> everywhere = IntStream.range(0, shards).boxed().toList();
        return new ShardedList(reader, ViewStores.IDENTITIES, everywhere, StoreKeys.text(IdentityId.PREFIX))
                .page(page, (shard, entry) -> Optional.of(rows.row(entry.value, Identity.class)));
    }

    @Override
    public Set<IdentityId> admins() {
        return roster().map(AdminRoster::admins).orElse(Set.of());
    }

    @Override
    public long adminsVersion() {
        return roster().map(AdminRoster::version).orElse(0L);
    }

    private Optional<AdminRoster> roster() {
        if (roster == null) {
            roster = findRoster();
        }
        return roster == null ? Optional.empty() : rows.state(roster, AdminRoster.class);
    }

    /** One shard has it, and only the pseudonym key would tell which. */
    private @Nullable AdminRosterId findRoster() {
        for (int shard = 0; shard < shards; shard++) {
            AdminRosterId found = reader.read(ViewStores.ADMIN_ROSTER, shard, entries -> {
                try (KeyValueIterator<Bytes, byte[]> all = entries.all()) {
                    return all.hasNext() ? StoreKeys.roster(all.next().key) : null;
                }
            });
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    public Optional<EntityState.Shard> shard(int shard) {
        return rows.state(ShardId.of(shard), EntityState.Shard.class);
    }

    @Override
    public Optional<Row<ApiToken>> apiToken(ApiTokenId id) {
        return rows.row(id, ApiToken.class);
    }

    @Override
    public Page<Row<ApiToken>> apiTokens(IdentityId identity, PageRequest page) {
        List<Integer> home = List.of(identity.routing().shard(shards));
        Bytes prefix = StoreKeys.text(ApiTokenId.PREFIX + identity.routing());
        return new ShardedList(reader, ViewStores.API_TOKENS, home, prefix)
                .page(
                        page,
                        (shard, entry) -> Optional.of(rows.row(entry.value, ApiToken.class))
                                .filter(row -> row.state().identity().equals(identity)));
    }

    @Override
    public Optional<Row<ProviderClient>> providerClient(ProviderClientId id) {
        return rows.row(id, ProviderClient.class);
    }

    @Override
    public Optional<Row<Connection>> connection(ConnectionId id) {
        return rows.row(id, Connection.class);
    }

    @Override
    public CompletableFuture<Void> whenAfter(ConnectionId id, long version) {
        return whenAfter(id, version, () -> connection(id));
    }

    @Override
    public CompletableFuture<Void> whenAfter(IdentityId id, long version) {
        return whenAfter(id, version, () -> identity(id));
    }

    @Override
    public int shards() {
        return shards;
    }

    /** Waiting begins before the look, so that nothing happens between the two. */
    private <S extends EntityState> CompletableFuture<Void> whenAfter(
            EntityId id, long version, Supplier<Optional<Row<S>>> row) {
        CompletableFuture<Void> changed = positions.whenChanged(id, version);
        try {
            if (row.get().filter(now -> now.state().version() > version).isPresent()) {
                changed.complete(null);
            }
            return changed;
        } catch (RuntimeException e) {
            changed.cancel(false);
            throw e;
        }
    }

    @Override
    public Page<Row<Connection>> connections(ConnectionFilter filter, PageRequest page) {
        return connections.page(filter, page);
    }

    @Override
    public Page<Row<Connection>> everRelatedTo(IdentityId identity, PageRequest page) {
        return connections.everRelatedTo(identity, page);
    }

    @Override
    public Optional<ActiveForge> activeForge(IdentityId identity) {
        return rows.state(ForgeId.of(identity), ActiveForge.class);
    }

    @Override
    public List<Row<Connection>> connectionsOf(AccountId account) {
        return connections.holding(account);
    }

    @Override
    public Optional<SessionBook> sessions(IdentityId identity) {
        return rows.state(SessionBookId.of(identity), SessionBook.class);
    }

    @Override
    public Optional<Flow> flow(FlowId id) {
        return rows.state(id, Flow.class);
    }

    @Override
    public Optional<Row<Login>> login(LoginId id) {
        return rows.row(id, Login.class);
    }

    @Override
    public List<Row<Login>> logins(IdentityId identity) {
        return everyLogin(identity).stream().filter(row -> row.state().mapped()).toList();
    }

    @Override
    public List<Row<Login>> everyLogin(IdentityId identity) {
        List<Integer> everywhere = IntStream.range(0, shards).boxed().toList();
        return new ShardedList(reader, ViewStores.LOGINS_BY_IDENTITY, everywhere, StoreKeys.of(identity))
                .page(
                        new PageRequest(null, PageRequest.MAX_LIMIT),
                        (shard, entry) -> rows.row(StoreKeys.login(entry.key), Login.class)
                                .filter(row -> row.state().identity().equals(identity)))
                .items();
    }

    @Override
    public Optional<LedgerEvent> event(EntityId entity, long seq) {
        return rows.bytes(ViewStores.HISTORY, entity.routing(), StoreKeys.history(entity, seq))
                .map(rows::event);
    }

    @Override
    public Optional<LedgerEvent> event(Position position) {
        return past.event(position);
    }

    @Override
    public PastView asOf(Moment moment) {
        return new StoredPast(past, connections, moment);
    }

    @Override
    public Page<LedgerEvent> history(EntityId entity, PageRequest page) {
        List<Integer> home = List.of(entity.routing().shard(shards));
        return new ShardedList(reader, ViewStores.HISTORY, home, StoreKeys.of(entity))
                .page(page, (shard, entry) -> Optional.of(rows.event(entry.value)));
    }

    @Override
    public Optional<WrappedDataKey> dataKey(Routing routing, DataKeyId key) {
        return rows.bytes(ViewStores.DATA_KEYS, routing, StoreKeys.of(key))
                .filter(bytes -> !KeyFold.isShredded(bytes))
                .map(bytes -> ViewRows.answered(() -> keys.decode(bytes).key()));
    }

    @Override
    public KeyCount keys(Predicate<WrappedDataKey> counted) {
        return IntStream.range(0, shards)
                .mapToObj(shard -> reader.read(ViewStores.DATA_KEYS, shard, stored -> keys(stored, counted)))
                .reduce(KeyCount.NONE, KeyCount::and);
    }

    private KeyCount keys(ReadOnlyKeyValueStore<Bytes, byte[]> stored, Predicate<WrappedDataKey> counted) {
        KeyCount count = KeyCount.NONE;
        try (KeyValueIterator<Bytes, byte[]> all = stored.all()) {
            while (all.hasNext()) {
                byte[] bytes = all.next().value;
                if (!KeyFold.isShredded(bytes)) {
                    count = count.and(counted.test(
                            ViewRows.answered(() -> keys.decode(bytes).key())));
                }
            }
        }
        return count;
    }

    @Override
    public Optional<Reply> outcome(CommandId command) {
        return rows.bytes(ViewStores.OUTCOMES, command.routing(), StoreKeys.of(command))
                .map(bytes -> ViewRows.answered(() -> replies.decode(bytes)));
    }

    @Override
    public List<Position> positions() {
        return positions.all();
    }

    @Override
    public boolean awaitApplied(Position position, Duration patience) throws InterruptedException {
        return positions.await(position, patience);
    }
}
