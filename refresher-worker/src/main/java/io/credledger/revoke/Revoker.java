package io.credledger.revoke;

import io.credledger.ledger.Details.ClientRegistration;
import io.credledger.protocol.ClientCredentials;
import io.credledger.protocol.RevocableToken;
import io.credledger.protocol.RevocableToken.Kind;
import io.credledger.protocol.Revocation;
import io.credledger.protocol.RevocationOutcome;
import io.credledger.provider.ProviderSite;
import io.credledger.refresh.HeldClient;
import io.credledger.refresh.Opened;
import io.credledger.secret.SecretToken;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One request to a provider's revocation endpoint, for the token that takes most with it. */
final class Revoker {

    private final Revocation revocation;
    private final Opened opened;

    Revoker(Revocation revocation, Opened opened) {
        this.revocation = revocation;
        this.opened = opened;
    }

    /** Both tokens stay the caller's until it is over; the future never fails. */
    CompletableFuture<RevocationOutcome> revoke(
            ProviderSite site,
            HeldClient client,
            ClientRegistration registration,
            @Nullable SecretToken access,
            @Nullable SecretToken refresh) {
        boolean prefersRefresh = RevocableToken.preferred(site.provider()) == Kind.REFRESH_TOKEN;
        RevocableToken token;
        if (refresh != null && (prefersRefresh || access == null)) {
            token = new RevocableToken(refresh, Kind.REFRESH_TOKEN);
        } else if (access != null) {
            token = new RevocableToken(access, Kind.ACCESS_TOKEN);
        } else {
            return CompletableFuture.completedFuture(new RevocationOutcome.Unsupported());
        }
        SecretToken secret = opened.secret(client, registration, false).orElse(null);
        return revocation
                .revoke(site, new ClientCredentials(registration.clientId(), secret), token)
                .whenComplete((outcome, never) -> {
                    if (secret != null) {
                        secret.close();
                    }
                });
    }
}
