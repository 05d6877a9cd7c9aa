package io.credledger.view;

import io.credledger.ledger.AccountId;
import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.ConnectionId;
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
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.LoginId;
import io.credledger.ledger.Position;
import io.credledger.ledger.ProviderClientId;
import io.credledger.ledger.Reply;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.sealing.WrappedKeys;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** What queries may ask. Every method may throw {@link ViewUnavailableException}; none opens anything. */
public interface LedgerView extends ConnectionsView, WrappedKeys {

    Optional<Row<Identity>> identity(IdentityId id);

    /** All identities, by id. */
    Page<Row<Identity>> identities(PageRequest page);

    /** The identities on the admin roster. */
    Set<IdentityId> admins();

    /** The roster's version, 0 before the first. */
    long adminsVersion();

    Optional<Row<ApiToken>> apiToken(ApiTokenId id);

    /** An identity's tokens, revoked ones too, by id. */
    Page<Row<ApiToken>> apiTokens(IdentityId identity, PageRequest page);

    Optional<Row<ProviderClient>> providerClient(ProviderClientId id);

    /**
     * Completes once the connection has a later version than that; at once if it has. Whoever stops
     * waiting cancels it, and does nothing long on the thread that completes it.
     */
    CompletableFuture<Void> whenAfter(ConnectionId id, long version);

    /** The same of an identity. */
    CompletableFuture<Void> whenAfter(IdentityId id, long version);

    /** Connections that an identity owns or may use, and those that it ever did, by shard and id. */
    Page<Row<Connection>> everRelatedTo(IdentityId identity, PageRequest page);

    /** Connections that hold an external account, connected or not; the first 500. */
    List<Row<Connection>> connectionsOf(AccountId account);

    /** The open sessions; empty where there never was one. */
    Optional<SessionBook> sessions(IdentityId identity);

    /** A connect flow that came back; its details are there once it failed. */
    Optional<Flow> flow(FlowId id);

    Optional<Row<Login>> login(LoginId id);

    /** The logins that are mapped to an identity, by shard and id; the first 500. */
    List<Row<Login>> logins(IdentityId identity);

    /** The logins that are, or were last, an identity's, mapped or not; the first 500. */
    List<Row<Login>> everyLogin(IdentityId identity);

    /** One event of an entity by its seq. */
    Optional<LedgerEvent> event(EntityId entity, long seq);

    /** The event at a position; empty where the shard is not applied so far. */
    Optional<LedgerEvent> event(Position position);

    /** The ledger as it was. */
    PastView asOf(Moment moment);

    /** The active-forge setting; empty where there never was one. */
    Optional<ActiveForge> activeForge(IdentityId identity);

    /** Every event of an entity, oldest first. */
    Page<LedgerEvent> history(EntityId entity, PageRequest page);

    /** What became of a command, within the dedupe window. */
    Optional<Reply> outcome(CommandId command);

    /** What happened to a shard as a whole; empty before its founding is applied. */
    Optional<EntityState.Shard> shard(int shard);

    /** Looks at each data key that is not shredded: with millions of them that takes seconds. */
    KeyCount keys(Predicate<WrappedDataKey> counted);

    /** How many shards the ledger has. */
    int shards();

    /** How far each shard is applied, in order of shards; seq 0 where nobody is known to have the shard. */
    List<Position> positions();

    /** Waits until the view has applied the position, keys included; false when the time is over. */
    boolean awaitApplied(Position position, Duration patience) throws InterruptedException;
}
