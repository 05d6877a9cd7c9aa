package io.credledger.http;

import io.credledger.ledger.ProviderId;
import io.credledger.operation.ClientCard;
import io.credledger.operation.Done;
import io.credledger.operation.ProviderClients;
import io.credledger.provider.Provider;
import io.credledger.provider.ProviderCatalogue;
import io.credledger.provider.Way;
import io.credledger.secret.SecretToken;
import io.credledger.view.Page;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/providers} and the server's client at each. */
final class ProviderRoutes {

    private final ProviderCatalogue catalogue;
    private final ProviderClients clients;

    ProviderRoutes(Services services) {
        this.catalogue = services.desk().catalogue();
        this.clients = new ProviderClients(services.desk());
    }

    void register(Map<Route, Answering> routes) {
        routes.put(Route.PROVIDER_LIST, this::list);
        routes.put(Route.PROVIDER_SHOW, call -> call.ok(shown(known(call))));
        routes.put(Route.CLIENT_STORE, this::store);
        routes.put(Route.CLIENT_SHOW, this::show);
        routes.put(
                Route.CLIENT_REMOVE,
                call -> call.at(clients.remove(call.ask(), provider(call))).noContent());
    }

    /** The cursor is the last provider of the answer before. */
    private void list(Call call) {
        List<Provider> all = catalogue.all();
        int from = 0;
        String cursor = call.page().cursor();
        if (cursor != null) {
            from = all.stream().map(Provider::id).toList().indexOf(cursor) + 1;
            if (from == 0) {
                throw ProblemException.of(ProblemType.INVALID_CURSOR);
            }
        }
        List<Provider> some =
                all.subList(from, Math.min(all.size(), from + call.page().limit()));
        boolean more = from + some.size() < all.size();
        call.page(new Page<>(
                some.stream().map(ProviderRoutes::shown).toList(),
                more ? some.get(some.size() - 1).id() : null));
    }

    private Provider known(Call call) {
        return catalogue
                .find(call.provider().value())
                .orElseThrow(() -> ProblemException.of(ProblemType.UNKNOWN_PROVIDER));
    }

    private ProviderId provider(Call call) {
        return new ProviderId(known(call).id());
    }

    private static Map<String, @Nullable Object> shown(Provider provider) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", provider.id());
        shown.put("name", provider.name());
        shown.put("forge", provider.forge());
        shown.put("base_url", provider.home().map(URI::toString).orElse(null));
        shown.put("ways", provider.ways().stream().map(Way::word).toList());
        shown.put("scopes", List.copyOf(provider.scopes().known()));
        return shown;
    }

    private void store(Call call) {
        ProviderId provider = provider(call);
        Fields fields = call.json();
        String clientId = fields.text("client_id", Limits.CLIENT_ID);
        String baseUrl = fields.optionalText("base_url", Limits.URL);
        try (SecretToken secret = fields.optionalSecret("client_secret")) {
            fields.done();
            Done<ClientCard> done = clients.store(call.ask(), provider, clientId, secret, baseUrl);
            call.at(done.position()).version(done.what().version()).ok(done.what());
        }
    }

    private void show(Call call) {
        ClientCard card = clients.show(provider(call));
        call.version(card.version()).ok(card);
    }
}
