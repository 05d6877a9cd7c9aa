package io.credledger.provider;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a base URL into a provider's templates. */
final class SitePlan {

    private final Provider provider;
    private final URI baseUrl;
    private final Map<String, String> place;
    private final Map<String, String> names;

    SitePlan(Provider provider, URI baseUrl) {
        this.provider = provider;
        this.baseUrl = baseUrl;
        this.place = new BaseUrl(baseUrl).names();
        this.names = new HashMap<>(place);
        URI api = uri(apiTemplate());
        if (api != null) {
            names.put("api", BaseUrl.withoutSlash(api.toString()));
        }
    }

    ProviderSite site() {
        String api = names.get("api");
        return new ProviderSite(
                provider,
                baseUrl,
                endpoints(),
                api == null ? null : URI.create(api),
                required(provider.endpoints().web()),
                provider.account().stream().map(this::read).toList());
    }

    private SiteEndpoints endpoints() {
        EndpointTemplates templates = provider.endpoints();
        if (templates.discovery()) {
            return new SiteEndpoints.Discovery(baseUrl);
        }
        URI exchange = templates.exchange() == null ? uri(templates.token()) : uri(templates.exchange());
        return new SiteEndpoints.Known(
                required(templates.authorization()),
                required(templates.token()),
                uri(templates.userinfo()),
                uri(templates.revocation()),
                provider.exchange() == ExchangeWay.NONE ? null : exchange,
                uri(templates.issuer()),
                uri(templates.jwks()));
    }

    /** An API may be elsewhere for the provider's own installation: GitHub's is. */
    private @Nullable Template apiTemplate() {
        Template atHome = provider.endpoints().homeApi();
        boolean home = provider.home()
                .map(own -> new BaseUrl(own).names().equals(place))
                .orElse(false);
        return home && atHome != null ? atHome : provider.endpoints().api();
    }

    private SiteRead read(AccountRead definition) {
        AccountSource source = switch (definition.from()) {
            case AccountRead.ID_TOKEN -> new AccountSource.IdToken();
            case AccountRead.USERINFO -> new AccountSource.UserInfo();
            default -> new AccountSource.Get(required(new Template(definition.from())), definition.headers());
        };
        return new SiteRead(source, definition, place, provider.scopes().grantedSeparator());
    }

    private @Nullable URI uri(@Nullable Template template) {
        return template == null ? null : required(template);
    }

    /** The catalogue was checked: its templates are there and can be filled. */
    private URI required(@Nullable Template template) {
        if (template == null) {
            throw new IllegalStateException("a definition must have its endpoints");
        }
        return URI.create(template.filled(names)
                .orElseThrow(() -> new IllegalStateException("a definition's templates must name what is known")));
    }
}
