package io.credledger.command;

import io.credledger.ledger.AttemptId;
import io.credledger.ledger.Authority;
import io.credledger.ledger.Command;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.FlowId;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LoginId;
import io.credledger.ledger.LostCause;
import io.credledger.ledger.NoticeKind;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import io.credledger.ledger.ProviderClientId;
import io.credledger.ledger.ProviderRef;
import io.credledger.ledger.ReauthReason;
import io.credledger.ledger.RefreshTrouble;
import io.credledger.ledger.RefresherCommand;
import io.credledger.ledger.Refreshing.OpenAttempt;
import io.credledger.ledger.RevocationResult;
import io.credledger.ledger.Role;
import io.credledger.ledger.Routing;
import io.credledger.ledger.SessionBookId;
import io.credledger.ledger.SessionId;
import io.credledger.ledger.WebhookBookId;
import io.credledger.ledger.WebhookId;
import io.credledger.ledger.WorkerId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Commands of every type about a handful of people, sensible or not. The same seed says the same. */
public final class RandomCommands {

    private static final List<String> NAMES = List.of("ada", "ben", "cid", "dot");

    private final Ledger ledger;
    private final Random random;
    private final Map<ConnectionId, IdentityId> owners = new HashMap<>();
    private final Map<ConnectionId, EntityState.Connection> seen = new HashMap<>();

    public RandomCommands(Ledger ledger, Random random) {
        this.ledger = ledger;
        this.random = random;
    }

    public IdentityId someone() {
        return Ledger.identity(NAMES.get(random.nextInt(NAMES.size())));
    }

    /** In whose name the command goes: the refresher's in the server's, any other in anybody's. */
    public IdentityId actor(Command command) {
        return command instanceof RefresherCommand ? ledger.server : someone();
    }

    /** Which version the command expects, if any. */
    public @Nullable Long expected(Command command) {
        EntityState.Connection connection =
                command instanceof Command.StartRefresh start ? seen.get(start.target()) : null;
        if (connection != null && random.nextInt(8) > 0) {
            return connection.version();
        }
        return random.nextInt(6) == 0 ? (long) random.nextInt(5) : null;
    }

    /** Who owns what, so that some reconnects come from an owner; and how far refreshes have come. */
    public void learn(EntityState state) {
        if (state instanceof EntityState.Connection connection) {
            owners.put(connection.id(), connection.owner());
            seen.put(connection.id(), connection);
        }
    }

    public Command next() {
        IdentityId one = someone();
        return switch (random.nextInt(26)) {
            case 0, 1 -> new Command.RegisterIdentity(one, ledger.newKey(), Set.of(Role.USER));
            case 2 -> new Command.UpdateIdentity(one);
            case 3 -> new Command.ChangeRoles(one, Set.of(random.nextBoolean() ? Role.AUDITOR : Role.SERVICE));
            case 4 -> new Command.ChangeAdmin(ledger.roster, one, random.nextBoolean());
            case 5 ->
                random.nextInt(3) == 0 ? new Command.DeactivateIdentity(one) : new Command.ReactivateIdentity(one);
            case 6 -> new Command.IssueApiToken(Ledger.token(one, random.nextInt(3)), one, Octets.EMPTY);
            case 7 ->
                new Command.RevokeApiToken(
                        Ledger.token(one, random.nextInt(3)), random.nextBoolean() ? one : someone());
            case 8 -> client();
            case 9, 10, 11 -> store(one);
            case 12, 13, 14, 15 -> change(something(), one);
            case 16 -> session(one);
            case 17 -> flow(one);
            case 18 -> login(one);
            case 19, 20, 21, 22, 23 -> refresh(something());
            case 24 -> webhook(one);
            default ->
                random.nextInt(4) == 0
                        ? new Command.ClearForge(ForgeId.of(one), one)
                        : new Command.ActivateForge(ForgeId.of(one), one, something());
        };
    }

    /** Of attempts that are open, were once, or never began. */
    private Command refresh(ConnectionId id) {
        EntityState.Connection now = seen.get(id);
        @Nullable OpenAttempt open = now == null ? null : now.refreshes().open();
        AttemptId attempt =
                open == null || random.nextInt(4) == 0 ? AttemptId.of(id.routing(), random.nextInt(6)) : open.attempt();
        long generation = now == null || random.nextInt(8) == 0 ? 1 + random.nextInt(2) : now.generation();
        long started = open == null || random.nextInt(4) == 0 ? 1 + random.nextInt(8) : open.started();
        Instant again = Ledger.START.plusSeconds(random.nextInt(1_000));
        return switch (random.nextInt(12)) {
            case 0 -> new Command.RequestRefresh(id);
            case 1, 2, 3, 4 -> new Command.StartRefresh(id, generation, attempt, WorkerId.of(1, 2), 60_000);
            case 5, 6, 7 -> new Command.CompleteRefresh(id, generation, attempt, started);
            case 8 -> new Command.FailRefresh(id, attempt, RefreshTrouble.NOT_SENT, again);
            case 9 -> new Command.LoseRefresh(id, attempt, LostCause.CUT, again);
            case 10 ->
                new Command.RequireReauthorisation(
                        id, generation, random.nextInt(3) == 0 ? null : attempt, ReauthReason.GRANT_DEAD);
            default -> new Command.RecordRevocation(id, generation, RevocationResult.REVOKED);
        };
    }

    private ConnectionId something() {
        return Ledger.connection(someone(), random.nextInt(3));
    }

    private Command change(ConnectionId connection, IdentityId one) {
        Authority authority = random.nextInt(3) == 0 ? Authority.ADMIN : Authority.OWNER;
        return switch (random.nextInt(4)) {
            case 0 -> new Command.TransferConnection(connection, authority, one, 1);
            case 1 -> new Command.ShareConnection(connection, authority, one);
            case 2 -> new Command.WithdrawShare(connection, authority, one);
            default -> new Command.DisconnectConnection(connection, authority);
        };
    }

    private Command session(IdentityId one) {
        SessionBookId book = SessionBookId.of(one);
        SessionId session = SessionId.of(one.routing(), random.nextInt(4));
        @Nullable SessionId other = random.nextBoolean() ? SessionId.of(one.routing(), random.nextInt(4)) : null;
        Instant end = Ledger.START.plusSeconds(random.nextInt(1_000));
        return random.nextInt(3) == 0
                ? new Command.RevokeSessions(book, one, other)
                : new Command.OpenSession(book, one, 1, session, Octets.EMPTY, "oidc", end, other);
    }

    private Command flow(IdentityId one) {
        FlowId flow = FlowId.of(one.routing(), Ledger.START, random.nextInt(3));
        return random.nextBoolean() ? new Command.ConsumeFlow(flow, one) : new Command.FailFlow(flow, one, "denied");
    }

    private Command login(IdentityId one) {
        LoginId login = LoginId.of(new Routing(random.nextInt(5)), 1);
        return random.nextBoolean()
                ? new Command.MapLogin(login, one, ledger.newKey())
                : new Command.UnmapLogin(login, one);
    }

    private Command webhook(IdentityId one) {
        WebhookBookId book = WebhookBookId.of(one);
        WebhookId webhook = WebhookId.of(one.routing(), random.nextInt(3));
        List<Position> somewhere = List.of(new Position(random.nextInt(2), 1 + random.nextInt(50)));
        return switch (random.nextInt(4)) {
            case 0 -> new Command.RemoveWebhook(book, one, webhook);
            case 1 -> new Command.ReplayWebhook(book, one, webhook, somewhere);
            default ->
                new Command.SubscribeWebhook(
                        book,
                        one,
                        webhook,
                        Set.of(NoticeKind.DISCONNECTED),
                        random.nextBoolean(),
                        somewhere,
                        ledger.newKey(),
                        ledger.newKey());
        };
    }

    private Command client() {
        ProviderClientId id = ProviderClientId.of(ledger.server.routing(), random.nextInt(2));
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Command.StoreProviderClient(id, ProviderRef.of(1, 1), ledger.newKey(), ledger.newKey());
            case 2, 3 -> new Command.RemoveProviderClient(id);
            case 4 -> new Command.PauseProvider(id);
            default -> new Command.ResumeProvider(id);
        };
    }

    private Command store(IdentityId namespace) {
        ConnectionId connection = Ledger.connection(namespace, 0);
        return new Command.StoreConnection(
                connection,
                namespace,
                owners.getOrDefault(connection, namespace),
                1,
                ProviderRef.of(1, 1),
                null,
                CredentialKind.OAUTH2,
                false,
                random.nextInt(5) > 0,
                random.nextBoolean(),
                false,
                random.nextBoolean(),
                ledger.newKey(),
                ledger.newKey());
    }
}
