package io.credledger.signin;

import io.credledger.secret.SecretToken;
import org.jspecify.annotations.Nullable;

/**
 * What we are at the issuer.
 *
 * @param secret null for a public client
 * @param registerClaim the claim that names the handle under which somebody unknown is registered; null where admins map everybody
 */
public record OidcClient(
        String id, @Nullable SecretToken secret, @Nullable String registerClaim) {

    @Override
    public String toString() {
        return "OidcClient [redacted]";
    }
}
