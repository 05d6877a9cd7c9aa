package io.credledger.app.query;

import com.github.benmanes.caffeine.cache.Ticker;
import io.credledger.audit.Audit;
import io.credledger.audit.AuditEvents;
import io.credledger.audit.AuditLog;
import io.credledger.audit.ConnectionAccesses;
import io.credledger.audit.Ownership;
import io.credledger.connect.Connecting;
import io.credledger.connect.OAuth;
import io.credledger.connect.StoredTokenCheck;
import io.credledger.edge.CommandGateway;
import io.credledger.edge.Commits;
import io.credledger.edge.EdgeKeys;
import io.credledger.edge.SealedCommands;
import io.credledger.forge.Adapters;
import io.credledger.hook.Delivery;
import io.credledger.http.Entrance;
import io.credledger.http.FailedSignIns;
import io.credledger.http.RateLimit;
import io.credledger.http.Services;
import io.credledger.http.Site;
import io.credledger.operation.AccountCheck;
import io.credledger.operation.Accounts;
import io.credledger.operation.Desk;
import io.credledger.operation.Directory;
import io.credledger.operation.Introspection;
import io.credledger.operation.Refreshes;
import io.credledger.operation.WebhookCards;
import io.credledger.operation.Webhooks;
import io.credledger.proof.Proving;
import io.credledger.protocol.JwtBearer;
import io.credledger.sealing.AccessOpener;
import io.credledger.sealing.DetailsOpener;
import io.credledger.sealing.Keyring;
import io.credledger.sealing.SealAlarm;
import io.credledger.sealing.TokenOpener;
import io.credledger.session.ApiTokenAuthenticator;
import io.credledger.session.Authenticator;
import io.credledger.session.Authenticators;
import io.credledger.session.Claims;
import io.credledger.session.ClientAuthentication;
import io.credledger.session.JwtAuthenticator;
import io.credledger.session.PreSession;
import io.credledger.session.SessionAuthenticator;
import io.credledger.session.SessionCookies;
import io.credledger.session.SubjectTokens;
import io.credledger.signin.OidcClient;
import io.credledger.signin.OidcSettings;
import io.credledger.signin.OidcSignIn;
import io.credledger.signin.SignIn;
import io.credledger.streams.Health;
import io.credledger.token.AccessLog;
import io.credledger.token.HandOut;
import io.credledger.token.Means;
import io.credledger.token.PreviousSecrets;
import io.credledger.token.StrangerLimit;
import io.credledger.token.TokenSource;
import io.credledger.view.AccessView;
import io.credledger.view.LedgerView;
import io.credledger.view.WebhookView;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts the edge together from what the process has. */
record Assembly(
        EdgeKeys keys,
        LedgerView view,
        CommandGateway gateway,
        Accesses accesses,
        Proving proofs,
        Telling telling,
        Outward outward,
        Clock clock) {

    /** How many failed sign-ins of one address are recorded a minute. */
    private static final int FAILURES_PER_MINUTE = 60;

    /** How many refusals of token requests by nobody who is known are recorded and told a minute. */
    private static final int STRANGERS_PER_MINUTE = 600;

    /** Where access records are written and read. */
    record Accesses(AccessLog log, AccessView view, AuditLog audit) {}

    /**
     * Who is told of what, and where it is kept how far.
     *
     * @param client how to reach Kafka
     */
    record Telling(WebhookView view, Map<String, Object> client) {
        @Override
        public String toString() {
            return "Telling [redacted]";
        }
    }

    /** @param delivery not begun: it says where we are, which is known once we are served */
    record Assembled(Services services, Delivery delivery) {}

    Assembled assemble(
            QueryApiConfiguration.Patience patience,
            EdgeSettings edge,
            PrometheusMeterRegistry registry,
            Supplier<Health> health) {
        Counter broken = Counter.builder("credledger.seals.broken")
                .description("Stored details or tokens that did not open; anything but zero needs a person")
                .register(registry);
        SealAlarm alarm = broken::increment;
        Keyring keyring = new Keyring(view, keys.dataKeys());
        DetailsOpener opener = new DetailsOpener(keys.ledger(), keyring, alarm);
        SealedCommands commands = new SealedCommands(keys, clock);
        Commits commits = new Commits(gateway, view, commands, keys.pseudonyms(), patience.write());
        OAuth oauth = OAuth.over(outward.outbound(), outward.discovery(), outward.signingKeys(), clock);
        Site site = new Site(edge.place().publicUrl(), edge.place().proxies());
        Desk desk = new Desk(
                view,
                commits,
                commands,
                keyring,
                opener,
                new Directory(view, opener, keys.pseudonyms()),
                edge.outward().catalogue(),
                site::url,
                edge.outward().allowedHosts(),
                new Accounts(view, check(edge.outward(), oauth), edge.outward().sharedAccounts()),
                clock);
        ApiTokenAuthenticator tokens = new ApiTokenAuthenticator(view, opener, clock);
        SessionCookies cookies = new SessionCookies(keys.tickets(), edge.sessions(), clock);
        SignIn signIn = new SignIn(desk, cookies, tokens);
        Refreshes refreshes = new Refreshes(desk, patience.refresh());
        Means means = new Means(
                keys.ledger(),
                desk,
                refreshes,
                alarm,
                oauth.tokens(),
                new StrangerLimit(accesses.log(), STRANGERS_PER_MINUTE),
                TokenSettings.checked(edge.tokens(), desk.catalogue()));
        TokenSource source = new TokenSource(means);
        JwtAuthenticator jwts = jwts(edge);
        Authenticator authenticator = authenticator(tokens, jwts, cookies);
        AccessOpener accessOpener = new AccessOpener(keyring, alarm);
        TokenOpener tokenOpener = new TokenOpener(keys.ledger(), keyring, alarm);
        Delivery delivery = new Delivery(
                new Delivery.Place(
                        view,
                        telling.view(),
                        opener,
                        tokenOpener,
                        telling.client(),
                        edge.outward().allowedHosts(),
                        () -> site.url().origin()),
                registry,
                clock);
        Services services = new Services(
                desk,
                commits,
                authenticator,
                new ClientAuthentication(authenticator, tokens, keys.pseudonyms()::identity),
                new Introspection(desk, tokens),
                refreshes,
                new HandOut(means, new SubjectTokens(tokens, jwts), source),
                new PreviousSecrets(keys.ledger(), desk, alarm),
                site,
                new Entrance(
                        signIn,
                        oidc(edge, oauth, signIn, desk),
                        new PreSession(keys.tickets(), clock),
                        new RateLimit(edge.place().signInsPerMinute())),
                new Adapters(desk, source, outward.outbound()),
                Connecting.of(desk, keys.tickets(), site::url, oauth, tokenOpener),
                new Audit(
                        new ConnectionAccesses(desk, accesses.view(), accessOpener, accesses.log()),
                        new AuditEvents(accesses.audit(), desk, accessOpener, accesses.log()),
                        new Ownership(desk, accesses.log())),
                proofs,
                new Webhooks(desk, telling.view(), new WebhookCards(desk, delivery::standing)),
                new FailedSignIns(
                        accesses.log(), new Claims(view, cookies), new RateLimit(FAILURES_PER_MINUTE), registry),
                registry,
                health,
                patience.read());
        return new Assembled(services, delivery);
    }

    private Authenticator authenticator(
            ApiTokenAuthenticator tokens, @Nullable JwtAuthenticator jwts, SessionCookies cookies) {
        return new Authenticators(
                jwts == null ? List.of(tokens) : List.of(tokens, jwts), new SessionAuthenticator(view, cookies, clock));
    }

    private @Nullable JwtAuthenticator jwts(EdgeSettings edge) {
        OidcSettings oidc = edge.oidc();
        String audience = oidc == null ? null : oidc.audience();
        return oidc == null || audience == null
                ? null
                : new JwtAuthenticator(
                        new JwtBearer(outward.discovery(), outward.signingKeys(), oidc.issuer(), audience, clock),
                        keys.pseudonyms(),
                        view);
    }

    private @Nullable OidcSignIn oidc(EdgeSettings edge, OAuth oauth, SignIn signIn, Desk desk) {
        OidcSettings oidc = edge.oidc();
        OidcClient client = oidc == null ? null : oidc.client();
        return oidc == null || client == null
                ? null
                : new OidcSignIn(
                        oidc,
                        client,
                        new OidcSignIn.IssuerAccess(oauth.discovery(), oauth.tokens(), oauth.idTokens()),
                        keys.tickets(),
                        desk,
                        signIn);
    }

    private static AccountCheck check(OutwardSettings settings, OAuth oauth) {
        return settings.verifyStored()
                ? new StoredTokenCheck(oauth.accounts(), Ticker.systemTicker())
                : AccountCheck.NOBODY;
    }
}
