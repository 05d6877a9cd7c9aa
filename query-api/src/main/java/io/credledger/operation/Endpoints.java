package io.credledger.operation;

import io.credledger.crypto.InvalidOriginException;
import io.credledger.crypto.Origin;
import io.credledger.edge.EdgeReason;
import io.credledger.ledger.Details.ClientRegistration;
import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.ledger.ProviderId;
import io.credledger.provider.BaseUrlException;
import io.credledger.provider.Provider;
import io.credledger.provider.ProviderSite;
import io.credledger.view.Row;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider is: as the account says, else the server's client, else the catalogue. Secrets are bound to the origin of its token
 * endpoint, which need not be that of its pages; where it is discovered, to the issuer's, so that storing asks nobody.
 */
public final class Endpoints {

    private final Desk desk;

    public Endpoints(Desk desk) {
        this.desk = desk;
    }

    public Provider require(ProviderId provider) {
        return desk.catalogue().find(provider.value()).orElseThrow(EdgeReason.UNKNOWN_PROVIDER::refusal);
    }

    /** The provider where an application of the server is registered. */
    ProviderSite forClient(ProviderId provider, @Nullable String baseUrl) {
        return at(require(provider), "base_url", baseUrl);
    }

    /**
     * The provider where somebody's account is.
     *
     * @param field what a refusal names
     */
    public ProviderSite forAccount(ProviderId provider, String field, @Nullable String baseUrl) {
        Provider known = require(provider);
        return at(
                known,
                field,
                baseUrl != null ? baseUrl : clientBaseUrl(provider).orElse(null));
    }

    private static ProviderSite at(Provider provider, String field, @Nullable String baseUrl) {
        try {
            return provider.at(baseUrl == null ? null : new URI(baseUrl));
        } catch (URISyntaxException e) {
            throw EdgeReason.INVALID_REQUEST.refusal(field, "must be a URL");
        } catch (BaseUrlException e) {
            throw EdgeReason.INVALID_REQUEST.refusal(field, String.valueOf(e.getMessage()));
        }
    }

    /** What tokens and client secrets are sealed for. Plain http is for this machine, and for hosts that the operator named. */
    public Origin origin(String field, ProviderSite site) {
        URI endpoint = site.tokenOrigin();
        try {
            return desk.allowed().allows(endpoint) ? Origin.ofAnyHttp(endpoint) : Origin.of(endpoint);
        } catch (InvalidOriginException e) {
            throw EdgeReason.INVALID_REQUEST.refusal(field, String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> clientBaseUrl(ProviderId provider) {
        Optional<Row<ProviderClient>> row =
                desk.view().providerClient(desk.directory().client(provider));
        return row.filter(found -> found.state().present())
                .flatMap(found -> desk.opener().open(found.details(), ClientRegistration.class))
                .map(ClientRegistration::baseUrl);
    }
}
