package io.credledger.operation;

import io.credledger.crypto.InvalidOriginException;
import io.credledger.crypto.Origin;
import io.credledger.edge.EdgeReason;
import io.credledger.ledger.Details.ClientRegistration;
import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.ledger.ProviderId;
import io.credledger.provider.Provider;
import io.credledger.view.Row;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a provider is: as the account says, else the server's client, else the catalogue. Secrets are bound to that origin. */
final class Endpoints {

    private final Desk desk;

    Endpoints(Desk desk) {
        this.desk = desk;
    }

    Origin clientOrigin(ProviderId provider, @Nullable String baseUrl) {
        Provider known = require(provider);
        String url = baseUrl != null ? baseUrl : known.home().map(URI::toString).orElse(null);
        return origin("base_url", required("base_url", url));
    }

    /** The base URL that a connection has. */
    String base(ProviderId provider, @Nullable String accountBaseUrl) {
        Provider known = require(provider);
        String url = accountBaseUrl;
        if (url == null) {
            url = clientBaseUrl(provider)
                    .or(() -> known.home().map(URI::toString))
                    .orElse(null);
        }
        return required("account.base_url", url);
    }

    Origin origin(String field, String url) {
        try {
            return Origin.of(new URI(url));
        } catch (URISyntaxException e) {
            throw EdgeReason.INVALID_REQUEST.refusal(field, "must be a URL");
        } catch (InvalidOriginException e) {
            throw EdgeReason.INVALID_REQUEST.refusal(field, String.valueOf(e.getMessage()));
        }
    }

    Provider require(ProviderId provider) {
        return desk.catalogue().find(provider.value()).orElseThrow(EdgeReason.UNKNOWN_PROVIDER::refusal);
    }

    private static String required(String field, @Nullable String url) {
        if (url == null) {
            throw EdgeReason.INVALID_REQUEST.refusal(field, "is required where the provider is self-hosted");
        }
        return url;
    }

    private Optional<String> clientBaseUrl(ProviderId provider) {
        Optional<Row<ProviderClient>> row =
                desk.view().providerClient(desk.directory().client(provider));
        return row.filter(found -> found.state().present())
                .flatMap(found -> desk.opener().open(found.details(), ClientRegistration.class))
                .map(ClientRegistration::baseUrl);
    }
}
