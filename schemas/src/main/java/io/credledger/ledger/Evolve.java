package io.credledger.ledger;

import io.credledger.ledger.EntityState.ActiveForge;
import io.credledger.ledger.EntityState.AdminRoster;
import io.credledger.ledger.EntityState.ApiToken;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Flow;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.EntityState.Login;
import io.credledger.ledger.EntityState.OpenSession;
import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.ledger.EntityState.SessionBook;
import io.credledger.ledger.EntityState.Shard;
import io.credledger.ledger.EntityState.Webhook;
import io.credledger.ledger.EntityState.WebhookBook;
import io.credledger.ledger.Refreshing.OpenAttempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of events: {@code (state, event) → state}, total over histories that {@code decide} can produce. An event that cannot follow the
 * state it meets is a broken log, never a silent no-op.
 */
public final class Evolve implements Fact.Cases<EntityState> {

    private final @Nullable EntityState before;
    private final EventHeader header;

    private Evolve(@Nullable EntityState before, EventHeader header) {
        this.before = before;
        this.header = header;
    }

    /** The entity's state after the event; {@code before} is null for its first. */
    public static EntityState apply(@Nullable EntityState before, EventHeader header, Fact fact) {
        long expected = before == null ? 1 : before.version() + 1;
        if (header.version() != expected) {
            throw new BrokenHistoryException("an entity's versions must be dense", header.position());
        }
        return fact.fold(new Evolve(before, header));
    }

    @Override
    public EntityState ledgerFounded(Fact.LedgerFounded fact) {
        hold(id(ShardId.class).number() == fact.shard(), "a shard is founded under its own number");
        return new Shard(fact, null, null, null, null, null, first());
    }

    @Override
    public EntityState identityRegistered(Fact.IdentityRegistered fact) {
        return new Identity(id(IdentityId.class), true, 1, fact.roles(), fact.detailsKey(), null, null, first());
    }

    @Override
    public EntityState identityUpdated(Fact.IdentityUpdated fact) {
        Identity was = was(Identity.class);
        return identity(was, was.roles());
    }

    @Override
    public EntityState roleChanged(Fact.RoleChanged fact) {
        boolean onRoster = header.entity() instanceof AdminRosterId;
        hold(
                onRoster == (fact.role() == Role.ADMIN),
                "the admin role is held on the roster, any other on the identity");
        if (onRoster) {
            Set<IdentityId> admins =
                    before == null ? Set.of() : was(AdminRoster.class).admins();
            return new AdminRoster(Members.with(admins, fact.identity(), fact.held()), firstOrNext(AdminRoster.class));
        }
        Identity was = was(Identity.class);
        hold(fact.identity().equals(was.id()), "a role changes on the identity that has it");
        return identity(was, Members.with(was.roles(), fact.role(), fact.held()));
    }

    private EntityState identity(Identity was, Set<Role> roles) {
        hold(!was.erased(), "an erased identity never changes again");
        return new Identity(was.id(), was.active(), was.epoch(), roles, was.detailsKey(), null, null, next());
    }

    @Override
    public EntityState identityDeactivated(Fact.IdentityDeactivated fact) {
        return withActivity(false, fact.epoch(), null);
    }

    @Override
    public EntityState identityReactivated(Fact.IdentityReactivated fact) {
        return withActivity(true, fact.epoch(), null);
    }

    @Override
    public EntityState identityErased(Fact.IdentityErased fact) {
        return withActivity(false, fact.epoch(), header.occurredAt());
    }

    private EntityState withActivity(boolean active, long epoch, @Nullable Instant erasedAt) {
        Identity was = was(Identity.class);
        hold(epoch > was.epoch(), "an epoch must be raised");
        hold(!was.erased(), "an erased identity never changes again");
        return new Identity(was.id(), active, epoch, was.roles(), was.detailsKey(), erasedAt, null, next());
    }

    @Override
    public EntityState apiTokenIssued(Fact.ApiTokenIssued fact) {
        return new ApiToken(id(ApiTokenId.class), fact.identity(), fact.secretHash(), false, first());
    }

    @Override
    public EntityState apiTokenRevoked(Fact.ApiTokenRevoked fact) {
        ApiToken was = was(ApiToken.class);
        return new ApiToken(was.id(), was.identity(), was.secretHash(), true, next());
    }

    @Override
    public EntityState providerClientStored(Fact.ProviderClientStored fact) {
        return new ProviderClient(
                id(ProviderClientId.class),
                fact.provider(),
                true,
                fact.detailsKey(),
                fact.tokenKey(),
                before == null ? null : was(ProviderClient.class).pausedSince(),
                firstOrNext(ProviderClient.class));
    }

    @Override
    public EntityState providerClientRemoved(Fact.ProviderClientRemoved fact) {
        ProviderClient was = was(ProviderClient.class);
        return client(was, false, was.pausedSince());
    }

    @Override
    public EntityState providerPaused(Fact.ProviderPaused fact) {
        ProviderClient was = was(ProviderClient.class);
        return client(was, was.present(), header.occurredAt());
    }

    @Override
    public EntityState providerResumed(Fact.ProviderResumed fact) {
        ProviderClient was = was(ProviderClient.class);
        return client(was, was.present(), null);
    }

    private ProviderClient client(ProviderClient was, boolean present, @Nullable Instant pausedSince) {
        return new ProviderClient(
                was.id(), was.provider(), present, was.detailsKey(), was.tokenKey(), pausedSince, next());
    }

    @Override
    public EntityState connectionGranted(Fact.ConnectionGranted fact) {
        Connection was = before == null ? null : was(Connection.class);
        hold(was == null || fact.namespace().equals(was.namespace()), "a connection never changes its namespace");
        hold(fact.generation() == (was == null ? 1 : was.generation() + 1), "generations must be dense");
        List<DataKeyId> keys = new ArrayList<>(was == null ? List.of() : was.keys());
        keys.add(fact.detailsKey());
        keys.add(fact.tokenKey());
        return new Connection(
                id(ConnectionId.class),
                fact.namespace(),
                fact.owner(),
                fact.ownerEpoch(),
                fact.provider(),
                fact.account(),
                fact.kind(),
                fact.verified(),
                fact.refreshable(),
                true,
                fact.generation(),
                was == null || !was.connected() ? Set.of() : was.sharedWith(),
                List.copyOf(keys),
                header.occurredAt(),
                null,
                null,
                null,
                was == null ? null : was.shredded(),
                firstOrNext(Connection.class));
    }

    @Override
    public EntityState connectionTransferred(Fact.ConnectionTransferred fact) {
        Connection was = was(Connection.class);
        hold(was.connected(), "a connection that changes hands must be connected");
        hold(fact.from().equals(was.owner()), "a connection is transferred from its owner");
        return new ConnectionChange(was).ownedBy(fact.to(), fact.toEpoch()).at(next());
    }

    @Override
    public EntityState accessShared(Fact.AccessShared fact) {
        return withShare(fact.with(), true);
    }

    @Override
    public EntityState accessWithdrawn(Fact.AccessWithdrawn fact) {
        return withShare(fact.from(), false);
    }

    private EntityState withShare(IdentityId identity, boolean shared) {
        Connection was = was(Connection.class);
        return new ConnectionChange(was)
                .sharedWith(Members.with(was.sharedWith(), identity, shared))
                .at(next());
    }

    @Override
    public EntityState connectionDisconnected(Fact.ConnectionDisconnected fact) {
        Connection was = was(Connection.class);
        return new ConnectionChange(was).disconnected().at(next());
    }

    @Override
    public EntityState refreshRequested(Fact.RefreshRequested fact) {
        return refreshing(was(Connection.class).refreshes().requested(header.occurredAt()));
    }

    @Override
    public EntityState refreshStarted(Fact.RefreshStarted fact) {
        Connection was = was(Connection.class);
        hold(was.refreshes().open() == null, "one attempt at a time is open");
        hold(fact.generation() == was.generation(), "an attempt is of the current generation");
        return refreshing(was.refreshes()
                .started(new OpenAttempt(
                        fact.attempt(),
                        header.version(),
                        fact.worker(),
                        header.occurredAt(),
                        header.occurredAt().plusMillis(fact.leaseMillis()))));
    }

    @Override
    public EntityState credentialRefreshed(Fact.CredentialRefreshed fact) {
        Connection was = was(Connection.class);
        hold(was.connected(), "a credential that is refreshed must be connected");
        hold(fact.generation() == was.generation(), "an attempt is of the current generation");
        hold(fact.started() > was.refreshes().succeeded(), "a success is newer than the one before it");
        return refreshing(was.refreshes().refreshed(fact.attempt(), fact.started(), header.occurredAt()));
    }

    @Override
    public EntityState refreshFailed(Fact.RefreshFailed fact) {
        return refreshing(open(fact.attempt()).failed(fact.trouble(), fact.retryAt()));
    }

    @Override
    public EntityState refreshOutcomeUnknown(Fact.RefreshOutcomeUnknown fact) {
        return refreshing(open(fact.attempt()).failed(null, fact.retryAt()));
    }

    @Override
    public EntityState reauthorisationRequired(Fact.ReauthorisationRequired fact) {
        Refreshing was = fact.attempt() == null ? was(Connection.class).refreshes() : open(fact.attempt());
        return refreshing(was.needsReauth(fact.reason()));
    }

    @Override
    public EntityState revocationRecorded(Fact.RevocationRecorded fact) {
        Connection was = was(Connection.class);
        hold(!was.connected() && was.revocation() == null, "a revocation follows a disconnection, once");
        return new ConnectionChange(was).revoked(fact.result()).at(next());
    }

    @Override
    public EntityState accountConflictFound(Fact.AccountConflictFound fact) {
        Connection was = was(Connection.class);
        hold(was.connected() && fact.account().equals(was.account()), "a conflict is of the account that is connected");
        hold(!was.knownConflicts().contains(fact.other()), "a conflict is found once");
        return new ConnectionChange(was).inConflictWith(fact.other()).at(next());
    }

    @Override
    public EntityState dataKeyShredded(Fact.DataKeyShredded fact) {
        return held(
                new KeyLoss(fact.key(), next()).of(was(EntityState.class)),
                "a key is shredded once, on its own entity, when that has ended");
    }

    private Refreshing open(AttemptId attempt) {
        Refreshing was = was(Connection.class).refreshes();
        hold(was.isOpen(attempt), "only the open attempt ends");
        return was;
    }

    private Connection refreshing(Refreshing refreshing) {
        return new ConnectionChange(was(Connection.class))
                .refreshing(refreshing)
                .at(next());
    }

    @Override
    public EntityState forgeActivated(Fact.ForgeActivated fact) {
        return forge(fact.identity(), fact.connection());
    }

    @Override
    public EntityState forgeCleared(Fact.ForgeCleared fact) {
        return forge(fact.identity(), null);
    }

    private EntityState forge(IdentityId identity, @Nullable ConnectionId connection) {
        Stamp stamp = firstOrNext(ActiveForge.class);
        return new ActiveForge(id(ForgeId.class), identity, connection, header.occurredAt(), stamp);
    }

    @Override
    public EntityState sessionOpened(Fact.SessionOpened fact) {
        List<OpenSession> open = new ArrayList<>(openWithout(fact.ends()));
        hold(open.stream().noneMatch(one -> one.id().equals(fact.session())), "a session opens once");
        open.add(new OpenSession(
                fact.session(),
                fact.secretHash(),
                fact.way(),
                header.occurredAt(),
                fact.expiresAt(),
                header.position().seq()));
        return new SessionBook(
                id(SessionBookId.class), fact.identity(), List.copyOf(open), firstOrNext(SessionBook.class));
    }

    @Override
    public EntityState sessionsRevoked(Fact.SessionsRevoked fact) {
        SessionBook was = was(SessionBook.class);
        return new SessionBook(was.id(), was.identity(), openWithout(fact.sessions()), next());
    }

    /** What is over by now needs no end of its own. */
    private List<OpenSession> openWithout(List<SessionId> ended) {
        List<OpenSession> open =
                before == null ? List.of() : was(SessionBook.class).open();
        return open.stream()
                .filter(one -> !ended.contains(one.id()) && one.expiresAt().isAfter(header.occurredAt()))
                .toList();
    }

    @Override
    public EntityState flowConsumed(Fact.FlowConsumed fact) {
        return new Flow(id(FlowId.class), fact.identity(), null, first());
    }

    @Override
    public EntityState flowFailed(Fact.FlowFailed fact) {
        Flow was = was(Flow.class);
        hold(was.failure() == null, "a flow fails once");
        return new Flow(was.id(), was.identity(), fact.reason(), next());
    }

    @Override
    public EntityState loginMapped(Fact.LoginMapped fact) {
        Login was = before == null ? null : was(Login.class);
        hold(was == null || !was.mapped(), "a subject is one identity's at a time");
        List<DataKeyId> keys = new ArrayList<>(was == null ? List.of() : was.keys());
        keys.add(fact.detailsKey());
        return new Login(
                id(LoginId.class),
                fact.identity(),
                true,
                List.copyOf(keys),
                was == null ? null : was.shredded(),
                firstOrNext(Login.class));
    }

    @Override
    public EntityState loginUnmapped(Fact.LoginUnmapped fact) {
        Login was = was(Login.class);
        hold(was.mapped(), "a login ends once");
        return new Login(was.id(), was.identity(), false, was.keys(), was.shredded(), next());
    }

    @Override
    public EntityState masterKeyRotated(Fact.MasterKeyRotated fact) {
        return held(shard().masterKey(fact), "a rotation that finishes must be the one that began");
    }

    @Override
    public EntityState refresherKeyRotated(Fact.RefresherKeyRotated fact) {
        return shard().refresherKey(fact);
    }

    @Override
    public EntityState ledgerRestored(Fact.LedgerRestored fact) {
        return held(shard().restored(fact), "restorations are dense");
    }

    @Override
    public EntityState refreshingConfirmed(Fact.RefreshingConfirmed fact) {
        return held(shard().confirmed(fact), "the last restoration is confirmed, once");
    }

    @Override
    public EntityState webhookSubscribed(Fact.WebhookSubscribed fact) {
        Webhook webhook = new Webhook(
                fact.webhook(),
                fact.kinds(),
                fact.allConnections(),
                header.occurredAt(),
                header.position().seq(),
                fact.detailsKey(),
                fact.tokenKey(),
                fact.told(),
                List.of());
        if (before == null) {
            List<DataKeyId> keys = List.of(fact.detailsKey(), fact.tokenKey());
            return new WebhookBook(id(WebhookBookId.class), fact.identity(), List.of(webhook), keys, null, first());
        }
        return held(book().subscribed(fact, webhook), "a webhook begins once, in its identity's book");
    }

    @Override
    public EntityState webhookRemoved(Fact.WebhookRemoved fact) {
        return held(book().removed(fact.webhook()), "a webhook ends once");
    }

    @Override
    public EntityState webhookReplayed(Fact.WebhookReplayed fact) {
        return held(book().replayed(fact, header.position().seq()), "a webhook that tells again must not have ended");
    }

    private WebhookBookChange book() {
        return new WebhookBookChange(was(WebhookBook.class), next());
    }

    private ShardChange shard() {
        return new ShardChange(was(Shard.class), next());
    }

    private Stamp first() {
        if (before != null) {
            throw new BrokenHistoryException("an entity begins once", header.position());
        }
        return Stamp.first(header);
    }

    private Stamp firstOrNext(Class<? extends EntityState> type) {
        return before == null ? first() : was(type).stamp().next(header);
    }

    private void hold(boolean rule, String text) {
        if (!rule) {
            throw new BrokenHistoryException(text, header.position());
        }
    }

    private <S extends EntityState> S held(@Nullable S after, String text) {
        if (after == null) {
            throw new BrokenHistoryException(text, header.position());
        }
        return after;
    }

    private Stamp next() {
        return was(EntityState.class).stamp().next(header);
    }

    private <S extends EntityState> S was(Class<S> type) {
        if (!type.isInstance(before)) {
            throw new BrokenHistoryException("an event must follow a state of its own kind", header.position());
        }
        return type.cast(before);
    }

    private <I extends EntityId> I id(Class<I> type) {
        if (!type.isInstance(header.entity())) {
            throw new BrokenHistoryException("an event must happen to an entity of its own kind", header.position());
        }
        return type.cast(header.entity());
    }
}
