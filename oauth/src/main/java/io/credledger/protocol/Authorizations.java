package io.credledger.protocol;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.credledger.provider.Authorization;
import io.credledger.provider.Scopes;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.util.concurrent.CompletableFuture;

/** Makes authorization requests (RFC 6749 section 4.1.1): code, PKCE with S256, state, and a nonce for OpenID Connect. */
public final class Authorizations {

    private final Discovery discovery;

    public Authorizations(Discovery discovery) {
        this.discovery = discovery;
    }

    /** Fails with {@link DiscoveryException} only. */
    public CompletableFuture<AuthorizationUrl> url(AuthorizationRequest request) {
        return discovery.endpoints(request.site()).thenApply(endpoints -> url(request, endpoints));
    }

    @RevealsSecret(reason = "state and nonce go through the browser; of the verifier only its digest does")
    private static AuthorizationUrl url(AuthorizationRequest request, Endpoints endpoints) {
        Authorization authorization = request.site().provider().authorization();
        Scopes scopes = request.site().provider().scopes();
        var url = new com.nimbusds.oauth2.sdk.AuthorizationRequest.Builder(
                        ResponseType.CODE, new ClientID(request.clientId()))
                .endpointURI(endpoints.authorization())
                .redirectionURI(request.redirectUri())
                .state(new State(request.state().revealText()));
        authorization.parameters().forEach(url::customParameter);
        if (authorization.pkce()) {
            url.codeChallenge(new CodeVerifier(request.verifier().revealText()), CodeChallengeMethod.S256);
        }
        if (scopes.sent() && !request.scopes().isEmpty()) {
            // Not as Nimbus' scope: not every provider separates them by spaces.
            url.customParameter("scope", scopes.separator().join(request.scopes()));
        }
        SecretToken nonce = request.nonce();
        if (nonce != null && request.scopes().contains("openid")) {
            url.customParameter("nonce", nonce.revealText());
        }
        return new AuthorizationUrl(url.build().toURI());
    }
}
