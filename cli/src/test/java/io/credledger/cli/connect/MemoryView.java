package io.credledger.cli.connect;

import io.credledger.ledger.AccountId;
import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.EntityState.ActiveForge;
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
import io.credledger.ledger.WrappedDataKey;
import io.credledger.view.ConnectionFilter;
import io.credledger.view.KeyCount;
import io.credledger.view.LedgerView;
import io.credledger.view.Moment;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import io.credledger.view.PastView;
import io.credledger.view.Row;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The view of a {@link MemoryLedger}, which is never behind. */
final class MemoryView implements LedgerView {

    /** Events that have no details of their entity of their own. */
    private static final Set<String> WITH_DETAILS = Set.of(
            "IdentityRegistered",
            "IdentityUpdated",
            "ApiTokenIssued",
            "ProviderClientStored",
            "ConnectionGranted",
            "CredentialRefreshed",
            "LoginMapped");

    private final MemoryLedger ledger;

    MemoryView(MemoryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<Row<Identity>> identity(IdentityId id) {
        return row(id, Identity.class);
    }

    @Override
    public Page<Row<Identity>> identities(PageRequest page) {
        return new Page<>(rows(Identity.class).toList(), null);
    }

    @Override
    public Set<IdentityId> admins() {
        return states(EntityState.AdminRoster.class)
                .findFirst()
                .map(EntityState.AdminRoster::admins)
                .orElse(Set.of());
    }

    @Override
    public long adminsVersion() {
        return states(EntityState.AdminRoster.class)
                .findFirst()
                .map(EntityState::version)
                .orElse(0L);
    }

    @Override
    public Optional<EntityState.Shard> shard(int shard) {
        return states(EntityState.Shard.class).findFirst();
    }

    @Override
    public Optional<Row<ApiToken>> apiToken(ApiTokenId id) {
        return row(id, ApiToken.class);
    }

    @Override
    public Page<Row<ApiToken>> apiTokens(IdentityId identity, PageRequest page) {
        return new Page<>(
                rows(ApiToken.class)
                        .filter(row -> row.state().identity().equals(identity))
                        .toList(),
                null);
    }

    @Override
    public Optional<Row<ProviderClient>> providerClient(ProviderClientId id) {
        return row(id, ProviderClient.class);
    }

    @Override
    public Optional<Row<Connection>> connection(ConnectionId id) {
        return row(id, Connection.class);
    }

    @Override
    public CompletableFuture<Void> whenAfter(ConnectionId id, long version) {
        return ledger.whenever(() ->
                connection(id).filter(row -> row.state().version() > version).isPresent());
    }

    @Override
    public CompletableFuture<Void> whenAfter(IdentityId id, long version) {
        return ledger.whenever(() ->
                identity(id).filter(row -> row.state().version() > version).isPresent());
    }

    @Override
    public Page<Row<Connection>> connections(ConnectionFilter filter, PageRequest page) {
        List<Row<Connection>> behind = rows(Connection.class)
                .filter(row -> filter.matches(row.state()))
                .sorted(Comparator.comparing(row -> row.state().id().value()))
                .filter(row -> page.cursor() == null || row.state().id().value().compareTo(page.cursor()) > 0)
                .toList();
        List<Row<Connection>> shown = behind.subList(0, Math.min(behind.size(), page.limit()));
        return new Page<>(
                shown,
                behind.size() > shown.size()
                        ? shown.get(shown.size() - 1).state().id().value()
                        : null);
    }

    @Override
    public List<Row<Connection>> connectionsOf(AccountId account) {
        return rows(Connection.class)
                .filter(row -> account.equals(row.state().account()))
                .toList();
    }

    @Override
    public Optional<SessionBook> sessions(IdentityId identity) {
        return state(SessionBookId.of(identity), SessionBook.class);
    }

    @Override
    public Optional<Flow> flow(FlowId id) {
        return state(id, Flow.class);
    }

    @Override
    public Optional<Row<Login>> login(LoginId id) {
        return row(id, Login.class);
    }

    @Override
    public List<Row<Login>> logins(IdentityId identity) {
        return rows(Login.class)
                .filter(row -> row.state().identity().equals(identity))
                .toList();
    }

    @Override
    public List<Row<Login>> everyLogin(IdentityId identity) {
        return logins(identity);
    }

    @Override
    public Optional<LedgerEvent> event(EntityId entity, long seq) {
        return events(entity)
                .filter(event -> event.header().position().seq() == seq)
                .findFirst();
    }

    @Override
    public Optional<LedgerEvent> event(Position position) {
        return ledger.log().stream()
                .filter(event -> event.header().position().equals(position))
                .findFirst();
    }

    @Override
    public Page<Row<Connection>> everRelatedTo(IdentityId identity, PageRequest page) {
        throw new UnsupportedOperationException("nobody here looks back");
    }

    @Override
    public PastView asOf(Moment moment) {
        throw new UnsupportedOperationException("nobody here looks back");
    }

    @Override
    public Optional<ActiveForge> activeForge(IdentityId identity) {
        return state(ForgeId.of(identity), ActiveForge.class);
    }

    @Override
    public Page<LedgerEvent> history(EntityId entity, PageRequest page) {
        return new Page<>(events(entity).limit(page.limit()).toList(), null);
    }

    @Override
    public Optional<WrappedDataKey> dataKey(Routing routing, DataKeyId key) {
        return ledger.key(key);
    }

    @Override
    public KeyCount keys(Predicate<WrappedDataKey> counted) {
        throw new UnsupportedOperationException("nobody counts keys here");
    }

    @Override
    public Optional<Reply> outcome(CommandId command) {
        return ledger.outcome(command).filter(Reply::isFinal);
    }

    @Override
    public int shards() {
        return 1;
    }

    @Override
    public List<Position> positions() {
        return List.of(new Position(0, ledger.log().size()));
    }

    @Override
    public boolean awaitApplied(Position position, Duration patience) {
        return position.seq() <= ledger.log().size();
    }

    private Stream<LedgerEvent> events(EntityId entity) {
        return ledger.log().stream()
                .filter(event -> event.header().entity().equals(entity))
                .sorted(Comparator.comparing(event -> event.header().position().seq()));
    }

    private <S extends EntityState> Stream<S> states(Class<S> type) {
        return List.copyOf(ledger.shard().entities().values()).stream()
                .filter(type::isInstance)
                .map(type::cast);
    }

    private <S extends EntityState> Optional<S> state(EntityId id, Class<S> type) {
        @Nullable EntityState state = ledger.shard().entity(id);
        return Optional.ofNullable(state).map(type::cast);
    }

    private <S extends EntityState> Optional<Row<S>> row(EntityId id, Class<S> type) {
        return state(id, type).map(state -> new Row<>(state, details(id)));
    }

    private <S extends EntityState> Stream<Row<S>> rows(Class<S> type) {
        return List.copyOf(ledger.shard().entities().entrySet()).stream()
                .filter(entry -> type.isInstance(entry.getValue()))
                .map(entry -> new Row<>(type.cast(entry.getValue()), details(entry.getKey())));
    }

    private LedgerEvent details(EntityId id) {
        return events(id)
                .filter(event -> WITH_DETAILS.contains(event.fact().type()))
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
