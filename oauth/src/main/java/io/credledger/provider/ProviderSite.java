package io.credledger.provider;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider at one place: what its templates come to there.
 *
 * @param baseUrl the installation's URL
 * @param api the REST API's base, without a final slash
 * @param web what a browser is sent to
 * @param account where the account is read, in order
 */
public record ProviderSite(
        Provider provider,
        URI baseUrl,
        SiteEndpoints endpoints,
        @Nullable URI api,
        URI web,
        List<SiteRead> account) {

    public ProviderSite {
        account = List.copyOf(account);
    }

    /**
     * Scheme, host and port that tokens and client secrets are sealed for: the token endpoint's; where it is discovered, the issuer's, which is
     * who says where the token endpoint is.
     */
    public URI tokenOrigin() {
        return BaseUrl.origin(
                endpoints instanceof SiteEndpoints.Known known
                        ? known.token()
                        : ((SiteEndpoints.Discovery) endpoints).issuer());
    }
}
