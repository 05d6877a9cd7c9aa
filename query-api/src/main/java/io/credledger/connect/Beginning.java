package io.credledger.connect;

import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.FlowId;
import io.credledger.ledger.Handle;
import io.credledger.ledger.RefusalReason;
import io.credledger.operation.Desk;
import io.credledger.operation.Endpoints;
import io.credledger.operation.ProviderClients;
import io.credledger.operation.RegisteredClient;
import io.credledger.provider.Provider;
import io.credledger.provider.ProviderSite;
import io.credledger.provider.Scopes;
import io.credledger.provider.Way;
import io.credledger.session.Caller;
import io.credledger.view.Row;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Begins a flow: all that can be wrong before anybody is sent anywhere is refused here. Nothing is written, and no provider is asked. */
public final class Beginning {

    /** RFC 6749 section 4.1.1 leaves it open; it is what a person needs for signing in and reading. */
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final String PAGE = "/connect/start?ticket=";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** RFC 6749 section 3.3, without a comma: some providers separate by it. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x2b\\x2d-\\x5b\\x5d-\\x7e]+");

    private final Desk desk;
    private final Sealing sealing;
    private final Endpoints endpoints;
    private final ProviderClients clients;

    Beginning(Desk desk, Sealing sealing) {
        this.desk = desk;
        this.sealing = sealing;
        this.endpoints = new Endpoints(desk);
        this.clients = new ProviderClients(desk);
    }

    /** @throws RefusedException with the rule that the wish breaks, or what the server lacks */
    public Begun begin(Caller caller, ConnectWish wish) {
        Provider provider = endpoints.require(wish.provider());
        if (!provider.ways().contains(Way.STORED)) {
            throw EdgeReason.CONNECT_UNSUPPORTED.refusal();
        }
        Handle self = desk.directory().handle(caller.id()).orElseThrow(EdgeReason.ERASED::refusal);
        Handle namespace = namespace(caller, self, wish.owner());
        ProviderSite site = endpoints.forAccount(wish.provider(), "base_url", wish.baseUrl());
        requireClient(site, wish.baseUrl());
        List<String> asked = List.copyOf(provider.scopes().asked(checked(wish.scopes())));
        Identity identity = identity(caller);
        Instant end = desk.clock().instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        FlowPlan plan = new FlowPlan(
                FlowId.of(identity.id().routing(), end, RANDOM.nextInt()),
                identity.id(),
                identity.epoch(),
                namespace,
                wish.provider(),
                wish.name(),
                asked,
                needed(provider.scopes(), wish.scopes(), asked),
                site.baseUrl(),
                activates(provider, wish, namespace.equals(self)),
                wish.replaceAccount(),
                wish.returnTo());
        return new Begun(sealing.publicUrl().at(PAGE + sealing.seals().ticket(plan)), plan.flow(), end);
    }

    /** For a connection that there is. */
    public Begun again(Caller caller, ConnectionId connection) {
        return begin(caller, new Reconnection(desk).of(caller, connection));
    }

    /** The required ones and those that the caller named; what is asked for beside them, to outlive the browser, comes last. */
    private static int needed(Scopes scopes, List<String> wished, List<String> asked) {
        if (wished.isEmpty()) {
            return scopes.required().size();
        }
        return (int) asked.stream()
                .filter(scope -> !scopes.offline().contains(scope)
                        || scopes.required().contains(scope)
                        || wished.contains(scope))
                .count();
    }

    /** Somebody else's browser cannot consent for somebody; what the server owns is the admins'. */
    private static Handle namespace(Caller caller, Handle self, @Nullable Handle owner) {
        if (owner == null || owner.equals(self)) {
            return self;
        }
        if (owner.equals(Handle.SERVER) && caller.isAdmin()) {
            return owner;
        }
        throw EdgeReason.FORBIDDEN.refusal("owner", "must be the caller, or 'server' for admins");
    }

    private void requireClient(ProviderSite site, @Nullable String baseUrl) {
        try {
            RegisteredClient unused = clients.at(site);
        } catch (RefusedException e) {
            boolean elsewhere = e.refusal().slug().equals(EdgeReason.CLIENT_ENDPOINT_CHANGED.slug());
            throw elsewhere && baseUrl != null
                    ? EdgeReason.INVALID_REQUEST.refusal("base_url", "must be where the server's client is registered")
                    : e;
        }
    }

    static boolean canBeAsked(String scope) {
        return SCOPE.matcher(scope).matches();
    }

    private static List<String> checked(List<String> scopes) {
        if (!scopes.stream().allMatch(Beginning::canBeAsked)) {
            throw EdgeReason.INVALID_REQUEST.refusal("scopes", "must be scopes of RFC 6749 without commas");
        }
        return scopes;
    }

    private Identity identity(Caller caller) {
        return desk.view()
                .identity(caller.id())
                .map(Row::state)
                .orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_IDENTITY));
    }

    private static boolean activates(Provider provider, ConnectWish wish, boolean own) {
        Boolean wished = wish.activate();
        if (Boolean.TRUE.equals(wished) && !provider.forge()) {
            throw EdgeReason.INVALID_REQUEST.refusal("activate", "is for forges only");
        }
        return own && provider.forge() && !Boolean.FALSE.equals(wished);
    }
}
