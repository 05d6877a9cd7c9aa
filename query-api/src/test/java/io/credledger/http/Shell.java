package io.credledger.http;

import io.credledger.audit.Audit;
import io.credledger.audit.AuditEvents;
import io.credledger.audit.AuditLog;
import io.credledger.audit.ConnectionAccesses;
import io.credledger.audit.Ownership;
import io.credledger.connect.Connecting;
import io.credledger.connect.OAuth;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.PseudonymKey;
import io.credledger.crypto.Pseudonyms;
import io.credledger.crypto.RefreshTokenSealer;
import io.credledger.crypto.RefresherKeys;
import io.credledger.edge.Answer;
import io.credledger.edge.CommandGateway;
import io.credledger.edge.Commits;
import io.credledger.edge.EdgeKeys;
import io.credledger.edge.SealedCommands;
import io.credledger.forge.Adapters;
import io.credledger.hook.Standing;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Role;
import io.credledger.ledger.Routing;
import io.credledger.operation.AccountCheck;
import io.credledger.operation.Accounts;
import io.credledger.operation.Desk;
import io.credledger.operation.Directory;
import io.credledger.operation.Introspection;
import io.credledger.operation.Refreshes;
import io.credledger.operation.WebhookCards;
import io.credledger.operation.Webhooks;
import io.credledger.outbound.AllowedHosts;
import io.credledger.outbound.Outbound;
import io.credledger.outbound.OutboundSettings;
import io.credledger.proof.Checkpoints;
import io.credledger.proof.Proving;
import io.credledger.protocol.Discovery;
import io.credledger.protocol.SigningKeys;
import io.credledger.provider.ProviderCatalogue;
import io.credledger.sealing.AccessOpener;
import io.credledger.sealing.DetailsOpener;
import io.credledger.sealing.Keyring;
import io.credledger.sealing.TokenOpener;
import io.credledger.session.ApiTokenAuthenticator;
import io.credledger.session.Authenticator;
import io.credledger.session.BrowserSession;
import io.credledger.session.Caller;
import io.credledger.session.Claims;
import io.credledger.session.ClientAuthentication;
import io.credledger.session.PreSession;
import io.credledger.session.SessionCookies;
import io.credledger.session.SessionLife;
import io.credledger.session.SubjectTokens;
import io.credledger.signin.SignIn;
import io.credledger.streams.Health;
import io.credledger.token.AccessEntry;
import io.credledger.token.HandOut;
import io.credledger.token.Means;
import io.credledger.token.PreviousSecrets;
import io.credledger.token.TokenPolicy;
import io.credledger.token.TokenSource;
import io.credledger.view.AccessView;
import io.credledger.view.AppliedPositions;
import io.credledger.view.LedgerView;
import io.credledger.view.LocalStores;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import io.credledger.view.StreamsTreeView;
import io.credledger.view.StreamsWebhookView;
import io.credledger.wire.OuterFormat;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The services of a process whose view is starting: enough for what surrounds routes. Alice calls, and {@code Bearer user} says in which
 * role.
 */
final class Shell {

    private final Pseudonyms pseudonyms =
            PseudonymKey.parse(PseudonymKey.generate()).pseudonyms();
    private final LedgerView view = StartingView.create();
    private final Services services = services(LedgerId.of(1, 2));

    /** What Alice's browser shows. */
    static final String COOKIE = "the-cookie-of-alice";

    private final BrowserSession session = anotherSession();

    LedgerView view() {
        return view;
    }

    Services services() {
        return services;
    }

    private Services services(LedgerId ledger) {
        Clock clock = Clock.systemUTC();
        MasterKeys master = MasterKeys.parse(MasterKeys.generate());
        EdgeKeys keys = new EdgeKeys(
                ledger,
                pseudonyms,
                new DataKeys(master.keyEncryptionKeys(ledger)),
                new RefreshTokenSealer(RefresherKeys.generate().publicKey()),
                master.tickets(ledger));
        Keyring keyring = new Keyring(view, keys.dataKeys());
        DetailsOpener opener = new DetailsOpener(ledger, keyring, () -> {});
        SealedCommands commands = new SealedCommands(keys, clock);
        Commits commits = new Commits(new NotYet(), view, commands, pseudonyms, Duration.ZERO);
        Site site = new Site(null, TrustedProxies.NONE);
        Desk desk = new Desk(
                view,
                commits,
                commands,
                keyring,
                opener,
                new Directory(view, opener, pseudonyms),
                ProviderCatalogue.builtIn(),
                site::url,
                AllowedHosts.NONE,
                new Accounts(view, AccountCheck.NOBODY, false),
                clock);
        ApiTokenAuthenticator tokens = new ApiTokenAuthenticator(view, opener, clock);
        SessionCookies cookies = new SessionCookies(
                keys.tickets(), new SessionLife(Duration.ofMinutes(30), Duration.ofHours(12)), clock);
        Refreshes refreshes = new Refreshes(desk, Duration.ofMillis(1));
        AccessOpener accessOpener = new AccessOpener(keyring, () -> {});
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Outbound outbound = new Outbound(OutboundSettings.defaults(AllowedHosts.NONE));
        OAuth oauth = OAuth.over(outbound, new Discovery(outbound, clock), new SigningKeys(outbound), clock);
        Means means =
                new Means(ledger, desk, refreshes, () -> {}, oauth.tokens(), Shell::recorded, TokenPolicy.DEFAULT);
        TokenSource source = new TokenSource(means);
        return new Services(
                desk,
                commits,
                authenticator(),
                new ClientAuthentication(authenticator(), tokens, pseudonyms::identity),
                new Introspection(desk, tokens),
                refreshes,
                new HandOut(means, new SubjectTokens(tokens, null), source),
                new PreviousSecrets(ledger, desk, () -> {}),
                site,
                new Entrance(
                        new SignIn(desk, cookies, tokens),
                        null,
                        new PreSession(keys.tickets(), clock),
                        new RateLimit(3)),
                new Adapters(desk, source, outbound),
                Connecting.of(desk, keys.tickets(), site::url, oauth, new TokenOpener(ledger, keyring, () -> {})),
                new Audit(
                        new ConnectionAccesses(desk, Shell::noAccesses, accessOpener, Shell::recorded),
                        new AuditEvents(
                                new AuditLog(Map.of(), OuterFormat.builtIn(), 1), desk, accessOpener, Shell::recorded),
                        new Ownership(desk, Shell::recorded)),
                new Proving(ledger, new StreamsTreeView(new LocalStores(), new AppliedPositions(1)), Checkpoints.NONE),
                new Webhooks(
                        desk,
                        new StreamsWebhookView(new LocalStores(), new AppliedPositions(1), OuterFormat.builtIn()),
                        new WebhookCards(desk, webhook -> Standing.UNKNOWN)),
                new FailedSignIns(Shell::recorded, new Claims(view, cookies), new RateLimit(3), metrics),
                metrics,
                () -> new Health(true, List.of()),
                Duration.ofMillis(1));
    }

    private static Page<AccessView.Access> noAccesses(ConnectionId connection, PageRequest page) {
        return new Page<>(List.of(), null);
    }

    private static CompletableFuture<Void> recorded(AccessEntry entry) {
        return CompletableFuture.completedFuture(null);
    }

    BrowserSession session() {
        return session;
    }

    static BrowserSession anotherSession() {
        return BrowserSession.begin(
                IdentityId.of(new Routing(1), 2), Instant.now(), Instant.now().plusSeconds(60));
    }

    private Authenticator authenticator() {
        return presented -> presented.authorization() == null
                ? Optional.ofNullable(presented.session())
                        .filter(COOKIE::equals)
                        .map(cookie -> caller(Role.USER, "session", session))
                : Optional.of(presented.authorization())
                        .map(header -> Role.valueOf(
                                header.substring("Bearer ".length()).toUpperCase(Locale.ROOT)))
                        .map(role -> caller(role, "api_token", null));
    }

    private Caller caller(Role role, String auth, @Nullable BrowserSession session) {
        return new Caller(pseudonyms.identity(new Handle("alice")), Set.of(role), auth, session);
    }

    /** Nothing is ever seen committed. */
    private static final class NotYet implements CommandGateway {
        @Override
        public Answer submit(CommandMessage message, Duration patience) {
            return new Answer.NotYet(message.header().id());
        }

        @Override
        public CompletableFuture<Answer> submitAsync(CommandMessage message, Duration patience) {
            return CompletableFuture.completedFuture(submit(message, patience));
        }
    }
}
