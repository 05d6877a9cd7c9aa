package io.credledger.protocol;

import io.credledger.provider.ProviderSite;
import io.credledger.secret.SecretToken;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a browser is sent to a provider with.
 *
 * @param scopes as they are asked for; see {@code Scopes.asked}
 * @param state binds the callback to this browser
 * @param verifier of PKCE, left out where the provider does not know PKCE
 * @param nonce binds the ID token, sent where {@code openid} is asked for
 */
public record AuthorizationRequest(
        ProviderSite site,
        String clientId,
        URI redirectUri,
        Set<String> scopes,
        SecretToken state,
        SecretToken verifier,
        @Nullable SecretToken nonce) {

    public AuthorizationRequest {
        // In the order of the definition: some consent pages show them so.
        scopes = Collections.unmodifiableSet(new LinkedHashSet<>(scopes));
    }

    @Override
    public String toString() {
        return "AuthorizationRequest[redacted]";
    }
}
