package io.credledger.http;

import java.util.EnumMap;
import java.util.Map;

/** Which code answers which route. */
final class Routes {

    private Routes() {}

    static Map<Route, Answering> of(Services services) {
        Map<Route, Answering> routes = new EnumMap<>(Route.class);
        new ServerRoutes(services).register(routes);
        new SignInRoutes(services).register(routes);
        new SessionRoutes(services).register(routes);
        new PageRoutes(services).register(routes);
        new LoginRoutes(services).register(routes);
        new IdentityRoutes(services).register(routes);
        new ApiTokenRoutes(services).register(routes);
        new CommandRoutes(services).register(routes);
        new ProviderRoutes(services).register(routes);
        new ConnectionRoutes(services).register(routes);
        new ForgeRoutes(services).register(routes);
        new ConnectRoutes(services).register(routes);
        new StartRoutes(services).register(routes);
        new OAuthRoutes(services).register(routes);
        new AuditRoutes(services).register(routes);
        new ProofRoutes(services).register(routes);
        new WebhookRoutes(services).register(routes);
        routes.put(Route.IDENTITY_EXPORT, new ExportRoute(services));
        routes.put(Route.TOKEN, new TokenRoute(services.handOut()));
        return routes;
    }
}
