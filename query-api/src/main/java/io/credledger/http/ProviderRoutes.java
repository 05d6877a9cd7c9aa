package io.credledger.http;

import io.credledger.ledger.ProviderId;
import io.credledger.operation.BulkDisconnection;
import io.credledger.operation.ClientCard;
import io.credledger.operation.Done;
import io.credledger.operation.NewClient;
import io.credledger.operation.Pauses;
import io.credledger.operation.ProviderClients;
import io.credledger.provider.GitAccess;
import io.credledger.provider.Provider;
import io.credledger.provider.ProviderCatalogue;
import io.credledger.provider.Template;
import io.credledger.provider.Way;
import io.credledger.secret.SecretToken;
import io.credledger.token.PreviousSecrets;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/providers} and the server's client at each. */
final class ProviderRoutes {

    /** How many are disconnected by one request that does not say. */
    private static final int PART = 100;

    private final ProviderCatalogue catalogue;
    private final ProviderClients clients;
    private final PreviousSecrets previous;
    private final Pauses pauses;
    private final BulkDisconnection bulk;

    ProviderRoutes(Services services) {
        this.catalogue = services.desk().catalogue();
        this.clients = new ProviderClients(services.desk());
        this.previous = services.previousSecrets();
        this.pauses = new Pauses(services.desk());
        this.bulk = new BulkDisconnection(services.desk());
    }

    void register(Map<Route, Answering> routes) {
        routes.put(Route.PROVIDER_LIST, this::list);
        routes.put(Route.PROVIDER_SHOW, call -> call.ok(shown(known(call))));
        routes.put(Route.PROVIDER_PAUSE, this::pause);
        routes.put(Route.PROVIDER_RESUME, this::resume);
        routes.put(Route.PROVIDER_DISCONNECT, this::disconnect);
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
                some.stream().map(this::shown).toList(),
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

    private Map<String, @Nullable Object> shown(Provider provider) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", provider.id());
        shown.put("name", provider.name());
        shown.put("forge", provider.forge());
        shown.put("base_url", provider.home().map(URI::toString).orElse(null));
        shown.put("ways", provider.ways().stream().map(Way::word).toList());
        shown.put("scopes", List.copyOf(provider.scopes().known()));
        shown.put("scope_words", provider.scopes().words());
        shown.put("git", git(provider.git()));
        shown.put("has_client", clients.has(new ProviderId(provider.id())));
        shown.put(
                "paused_since",
                clients.pausedSince(new ProviderId(provider.id())).orElse(null));
        return shown;
    }

    /** As templates: what they are filled with is the connection's. */
    private static @Nullable Map<String, @Nullable String> git(@Nullable GitAccess git) {
        if (git == null) {
            return null;
        }
        Map<String, @Nullable String> shown = new LinkedHashMap<>();
        Template noReplyEmail = git.noReplyEmail();
        shown.put("username", git.username().text());
        shown.put("no_reply_email", noReplyEmail == null ? null : noReplyEmail.text());
        return shown;
    }

    private void pause(Call call) {
        Provider provider = known(call);
        Fields fields = call.optionalJson();
        String reason = fields.optionalText("reason", Limits.REASON);
        fields.done();
        call.at(pauses.pause(call.ask(), new ProviderId(provider.id()), reason)).ok(shown(provider));
    }

    private void resume(Call call) {
        Provider provider = known(call);
        call.optionalJson().done();
        call.at(pauses.resume(call.ask(), new ProviderId(provider.id()))).ok(shown(provider));
    }

    /** Part by part, so that no request lasts long: whoever wants all goes on with the cursor. */
    private void disconnect(Call call) {
        ProviderId provider = provider(call);
        Fields fields = call.json();
        if (!fields.text("confirm", Limits.PROVIDER).equals(provider.value())) {
            throw ProblemException.invalid("confirm", "must be the provider's id");
        }
        Long limit = fields.optionalWhole("limit", 1, PageRequest.MAX_LIMIT);
        String cursor = fields.optionalText("cursor", Limits.URL);
        fields.done();
        PageRequest part = new PageRequest(cursor, limit == null ? PART : limit.intValue());
        call.ok(bulk.disconnect(call.caller(), call.ask(), provider, part));
    }

    private void store(Call call) {
        ProviderId provider = provider(call);
        Fields fields = call.json();
        String clientId = fields.text("client_id", Limits.CLIENT_ID);
        String baseUrl = fields.optionalText("base_url", Limits.URL);
        boolean keepPrevious = fields.flag("keep_previous_secret");
        try (SecretToken secret = fields.optionalSecret("client_secret")) {
            fields.done();
            if (keepPrevious && secret == null) {
                throw ProblemException.invalid("keep_previous_secret", "needs a new client_secret");
            }
            try (SecretToken kept = keepPrevious ? previous.of(provider, clientId, baseUrl) : null) {
                Done<ClientCard> done =
                        clients.store(call.ask(), new NewClient(provider, clientId, secret, kept, baseUrl));
                call.at(done.position()).version(done.what().version()).ok(done.what());
            }
        }
    }

    private void show(Call call) {
        ClientCard card = clients.show(provider(call));
        call.version(card.version()).ok(card);
    }
}
