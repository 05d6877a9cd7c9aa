package io.credledger.connect;

import io.credledger.crypto.InvalidOriginException;
import io.credledger.crypto.Origin;
import io.credledger.edge.EdgeReason;
import io.credledger.protocol.Endpoints;
import io.credledger.provider.ProviderSite;

/**
 * A token endpoint that was discovered has to be of the origin that client secrets and tokens are sealed for, which is its issuer's:
 * whoever can change an issuer's configuration could else collect them.
 */
final class TokenOrigin {

    private TokenOrigin() {}

    static void require(ProviderSite site, Endpoints endpoints) {
        try {
            if (!Origin.ofAnyHttp(endpoints.token()).equals(Origin.ofAnyHttp(site.tokenOrigin()))) {
                throw EdgeReason.CLIENT_ENDPOINT_CHANGED.refusal();
            }
        } catch (InvalidOriginException e) {
            throw EdgeReason.CLIENT_ENDPOINT_CHANGED.refusal();
        }
    }
}
